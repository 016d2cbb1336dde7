import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ChevronDown } from "lucide-react";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../../lib/format";
import { paths } from "../../../../lib/paths";
import { trpc } from "../../../../lib/trpc";
import { RelatedSection } from "./related-section";

/** Earlier cases about the same thing, how each ended, and why it is shown. */
export function SimilarCases(props: { id: string }) {
  const t = useTranslations("crm.caseDesk");
  const format = useFormat();
  const query = useQuery(trpc.crm.cases.similar.queryOptions({ id: props.id }));
  const rows = query.data ?? [];
  if (rows.length === 0) return null;
  return (
    <RelatedSection
      title={t("similar")}
      rows={rows}
      keyOf={(row) => row.id}
      row={(row) => (
        <details className="min-w-0 flex-1 py-1">
          <summary className="flex cursor-pointer items-start gap-2 rounded-1">
            <ChevronDown aria-hidden="true" className="mt-1 size-3 shrink-0 text-ink-3" />
            <span className="min-w-0 flex-1">
              <span className="block truncate" title={row.subject}>
                <span className="figures text-ink-3">#{row.number}</span> {row.subject}
              </span>
              <span className="block text-12 text-ink-3">
                {format.list(
                  [
                    row.why.words.length > 0 ? t("sameWords", { words: row.why.words.join(", ") }) : null,
                    row.why.product ? t("sameProduct") : null,
                    row.why.category ? t("sameCategory") : null,
                    row.why.customer ? t("sameCustomer") : null,
                  ].filter((each) => each !== null),
                )}
              </span>
            </span>
          </summary>
          <div className="mt-1.5 grid gap-1 pl-4">
            <p className="whitespace-pre-line text-ink-2">{row.resolution ?? t("noResolution")}</p>
            <p className="figures flex flex-wrap gap-x-2 text-12 text-ink-3">
              <span>{row.ownerName}</span>
              {row.closedAt ? <span>{format.shortDate(row.closedAt)}</span> : null}
              <Link to={paths.crm.case(row.id)}>{t("openCase")}</Link>
            </p>
          </div>
        </details>
      )}
    />
  );
}
