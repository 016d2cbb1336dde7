import type { PortalJob } from "@arraigo/platform/manifest";
import { useTranslations } from "use-intl";
import type { Badge } from "../lib/feature";
import { useCan } from "../lib/session";
import { features } from "./features";

const badges = features.flatMap((feature) => (feature.badge ? [feature.badge] : []));

/** The small amber number beside a job, from the feature that knows. */
export function JobBadge(props: { job: PortalJob; dot?: boolean }) {
  const can = useCan();
  const badge = badges.find((candidate) => candidate.job === props.job);
  return badge && can(badge.requires) ? <BadgeCount badge={badge} dot={props.dot} /> : null;
}

function BadgeCount(props: { badge: Badge; dot?: boolean }) {
  const t = useTranslations("shell");
  const count = props.badge.useCount();
  if (!count) return null;
  if (props.dot)
    return (
      <span className="absolute top-1.5 ml-6 size-2 rounded-full bg-amber">
        <span className="sr-only">{t("needsYou", { count })}</span>
      </span>
    );
  return (
    <span className="figures ml-auto text-11 font-medium text-amber">
      <span aria-hidden="true">{count}</span>
      <span className="sr-only">{t("needsYou", { count })}</span>
    </span>
  );
}
