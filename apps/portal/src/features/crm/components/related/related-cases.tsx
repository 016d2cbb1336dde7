import { Tag } from "@arraigo/ui/tag";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../../lib/format";
import { paths } from "../../../../lib/paths";
import { relatedMax } from "./related-max";
import { RelatedSection } from "./related-section";

export interface RelatedCase {
  id: string;
  number: number;
  subject: string;
  priority: string | null;
  openedAt: string;
  closedAt: string | null;
  stageName: string;
}

interface RelatedCasesProps {
  cases: readonly RelatedCase[];
  /** Whose they are: what the list of all of them is filtered by. */
  of?: { field: "accountId" | "contactId" | "productId"; id: string };
  title?: string;
  onNew?: (() => void) | undefined;
}

/** The cases of a customer or about a product: open ones first. */
export function RelatedCases(props: RelatedCasesProps) {
  const t = useTranslations("crm.related");
  const format = useFormat();
  return (
    <RelatedSection
      title={props.title ?? t("cases")}
      rows={props.cases}
      keyOf={(each) => each.id}
      list={props.of ? { type: "case", ...props.of } : undefined}
      max={relatedMax}
      onNew={props.onNew}
      newLabel={t("newCase")}
      row={(each) => (
        <>
          <Link
            to={paths.crm.case(each.id)}
            className="min-w-0 flex-1 truncate rounded-1 text-ink no-underline hover:underline"
          >
            <span className="figures text-ink-3">#{each.number}</span> {each.subject}
          </Link>
          {each.closedAt ? (
            <span className="figures shrink-0 text-12 text-ink-3">{format.shortDate(each.closedAt)}</span>
          ) : (
            <Tag tone={each.priority === "critical" || each.priority === "high" ? "amber" : "neutral"}>
              {each.stageName}
            </Tag>
          )}
        </>
      )}
    />
  );
}
