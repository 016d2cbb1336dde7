import { Tag } from "@arraigo/ui/tag";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { paths } from "../../../lib/paths";
import { useSession } from "../../../lib/session";
import type { RolloutRow } from "../types";
import { todayIn } from "../waves";

/** Rollouts as rows: what it is called and for, how far it is. */
export function RolloutList(props: { rollouts: readonly RolloutRow[] }) {
  const t = useTranslations("change.list");
  const format = useFormat();
  const today = todayIn(useSession().person.timeZone);
  return (
    <ul aria-label={t("title")} className="overflow-hidden rounded-3 border bg-surface">
      {props.rollouts.map((rollout) => (
        <li
          key={rollout.id}
          className="relative grid gap-x-6 gap-y-1 border-b px-[18px] py-4 last:border-0 hover:bg-hover/60 has-focus-visible:bg-hover/60 max-sm:px-4 sm:grid-cols-[minmax(0,1fr)_auto]"
        >
          <div className="min-w-0">
            <h2 className="text-14 font-semibold tracking-[-0.006em]">
              {/* The whole row is the target; the name is what is read out. */}
              <Link to={paths.change.rollout(rollout.id)} className="rounded-1 after:absolute after:inset-0">
                {rollout.name}
              </Link>
            </h2>
            <p className="mt-0.5 line-clamp-2 max-w-[760px] text-ink-2">{rollout.objective}</p>
            <p className="figures mt-1 text-12 text-ink-3">
              {t(rollout.startsOn > today ? "factsAhead" : "facts", {
                waves: rollout.waves,
                people: rollout.people,
                date: format.date(rollout.startsOn),
              })}
            </p>
          </div>
          <span className="self-center max-sm:mt-1">
            {rollout.waves === 0 ? (
              <Tag tone="amber">{t("draftTag")}</Tag>
            ) : rollout.nextGoLiveOn ? (
              <Tag>{t("nextTag", { date: format.date(rollout.nextGoLiveOn) })}</Tag>
            ) : (
              <Tag tone="brand">{t("liveTag")}</Tag>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
