import { Card } from "@arraigo/ui/card";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { paths } from "../../../lib/paths";
import { useCan } from "../../../lib/session";
import type { api } from "../../../lib/trpc";

/** What went to whom with the last save. */
export type HandedOver = NonNullable<Awaited<ReturnType<typeof api.directory.people.save.mutate>>["handedOver"]>;

/** Says what of somebody's open work has just changed hands, and where that is written down. */
export function HandedOverCard(props: { name: string; handed: HandedOver }) {
  const t = useTranslations("directory.leaving");
  const format = useFormat();
  const can = useCan();
  const { name, handed } = props;
  const work = format.list(handed.work);
  return (
    <div role="status">
      <Card title={t("handedTitle")}>
        <p>{handed.to === null ? t("handedToNobody", { name, work }) : t("handedTo", { name, work, to: handed.to })}</p>
        {can("directory.audit.read") ? (
          <Link
            to={paths.admin.audit}
            className="text-12 text-ink-2 underline decoration-hairline-strong underline-offset-[3px] hover:decoration-ink"
          >
            {t("handedAudit")}
          </Link>
        ) : null}
      </Card>
    </div>
  );
}
