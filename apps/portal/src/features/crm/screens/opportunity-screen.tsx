import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { paths } from "../../../lib/paths";
import { QueryView } from "../../../lib/query-view";
import { usePathPart } from "../../../lib/search";
import { trpc } from "../../../lib/trpc";
import { LinesCard } from "../components/lines/lines-card";
import { useOwnerLine } from "../components/record/owner-line";
import { RecordPage, RecordSkeleton } from "../components/record/record-page";
import { StageBar } from "../components/stage-bar";
import { fromMinor } from "../money";

/** A possible sale: where it stands, what it is made of, what comes next, and how it came here. */
export function OpportunityScreen() {
  const id = usePathPart("opportunityId");
  const tabs = useTranslations("crm.tabs");
  const format = useFormat();
  const ownerLine = useOwnerLine();
  const query = useQuery(trpc.crm.opportunities.get.queryOptions({ id }));
  return (
    <QueryView query={query} loading={<RecordSkeleton />} page={tabs("board")}>
      {(opportunity) => (
        <RecordPage
          key={opportunity.id}
          type="opportunity"
          record={opportunity}
          name={opportunity.name}
          parent={{ label: tabs("board"), to: paths.crm.board }}
          sub={ownerLine(opportunity, [
            opportunity.accountName,
            opportunity.amountMinor === null
              ? null
              : format.amount(fromMinor(opportunity.amountMinor, opportunity.currency), opportunity.currency),
          ])}
          stage={
            <StageBar type="opportunity" id={opportunity.id} name={opportunity.name} mayWrite={opportunity.mayWrite} />
          }
          related={<LinesCard opportunityId={opportunity.id} mayWrite={opportunity.mayWrite} />}
        />
      )}
    </QueryView>
  );
}
