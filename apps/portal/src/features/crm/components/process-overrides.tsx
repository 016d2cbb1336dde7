import { NothingYet } from "@arraigo/ui/empty-state";
import { CardSkeleton } from "@arraigo/ui/skeleton";
import { Tag } from "@arraigo/ui/tag";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { QueryView } from "../../../lib/query-view";
import { trpc } from "../../../lib/trpc";
import type { StagedType } from "../staged-types";
import { pathOf } from "./record-list/record-cell";

const weeks = 12;

/** Every move past an unmet gate, with who, why and what was missing; and how often that is. */
export function ProcessOverrides(props: { type: StagedType }) {
  const t = useTranslations("crm.process");
  const format = useFormat();
  const query = useQuery(trpc.crm.process.overrides.queryOptions({ type: props.type }));
  const counts = useQuery(trpc.crm.process.overrideCounts.queryOptions({ type: props.type, weeks }));
  const sum = (part: "entered" | "overridden" | "landed") =>
    (counts.data ?? []).reduce((all, row) => all + row[part], 0);
  return (
    <div className="grid gap-4">
      {counts.data ? (
        <p className="text-14 text-ink-2">
          {t.rich("overrideCount", {
            count: sum("overridden"),
            entered: sum("entered"),
            weeks: String(weeks),
            em: (chunks) => <em className="font-medium text-ink not-italic">{chunks}</em>,
          })}{" "}
          {sum("landed") > 0 ? t("landed", { count: sum("landed") }) : null}
        </p>
      ) : null}
      <QueryView query={query} loading={<CardSkeleton />}>
        {({ rows }) =>
          rows.length === 0 ? (
            <NothingYet title={t("noOverrides")}>{t("noOverridesWhy")}</NothingYet>
          ) : (
            <ul className="grid gap-2">
              {rows.map((row) => (
                <li key={row.id} className="grid gap-1 rounded-3 border bg-surface px-4 py-3">
                  <p className="flex flex-wrap items-center gap-x-2 text-13 text-ink-2">
                    <Link to={pathOf[row.type](row.recordId)} className="font-medium text-ink">
                      {row.recordName}
                    </Link>
                    <span>→ {row.stageName}</span>
                    {row.source === "import" ? <Tag>{t("fromFile")}</Tag> : null}
                    {row.undoneAt ? <Tag>{t("undone")}</Tag> : null}
                    <span className="figures ml-auto text-12 text-ink-3">
                      {[row.overriddenByName, format.date(row.overriddenAt)].filter(Boolean).join(" · ")}
                    </span>
                  </p>
                  {row.reason ? <p className="text-13">{row.reason}</p> : null}
                  <p className="text-12 text-ink-3">{t("missing", { things: format.list(row.missing) })}</p>
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
    </div>
  );
}
