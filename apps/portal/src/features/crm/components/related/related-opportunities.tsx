import { Tag } from "@arraigo/ui/tag";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../../lib/format";
import { paths } from "../../../../lib/paths";
import { fromMinor } from "../../money";
import { relatedMax } from "./related-max";
import { RelatedSection } from "./related-section";

interface RelatedOpportunity {
  id: string;
  name: string;
  amountMinor: number | null;
  currency: string;
  stageName: string;
  stageKind: string;
}

/** The opportunities of an account or a contact. */
export function RelatedOpportunities(props: {
  opportunities: readonly RelatedOpportunity[];
  /** Whose they are: what the list of all of them is filtered by. */
  of: { field: "accountId" | "contactId"; id: string };
  onNew?: (() => void) | undefined;
}) {
  const t = useTranslations("crm.record");
  const board = useTranslations("crm.board");
  const format = useFormat();
  return (
    <RelatedSection
      title={t("opportunities")}
      rows={props.opportunities}
      keyOf={(each) => each.id}
      list={{ type: "opportunity", ...props.of }}
      max={relatedMax}
      onNew={props.onNew}
      newLabel={board("opportunity.new")}
      row={(each) => (
        <>
          <Link
            to={paths.crm.opportunity(each.id)}
            className="min-w-0 flex-1 truncate rounded-1 text-ink no-underline hover:underline"
          >
            {each.name}
          </Link>
          <Tag tone={each.stageKind === "won" ? "brand" : "neutral"}>{each.stageName}</Tag>
          {each.amountMinor === null ? null : (
            <span className="figures shrink-0 text-12 text-ink-2">
              {format.amount(fromMinor(each.amountMinor, each.currency), each.currency)}
            </span>
          )}
        </>
      )}
    />
  );
}
