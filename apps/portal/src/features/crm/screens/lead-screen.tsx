import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { paths } from "../../../lib/paths";
import { QueryView } from "../../../lib/query-view";
import { usePathPart } from "../../../lib/search";
import { trpc } from "../../../lib/trpc";
import { LeadActions } from "../components/lead-actions";
import { LeadBecame } from "../components/lead-became";
import { PointsCard } from "../components/points/points-card";
import { useOwnerLine } from "../components/record/owner-line";
import { textOf } from "../components/record/page-record";
import { RecordPage, RecordSkeleton } from "../components/record/record-page";
import { StageBar } from "../components/stage-bar";

/** Somebody who showed interest and is no customer yet. */
export function LeadScreen() {
  const id = usePathPart("leadId");
  const tabs = useTranslations("crm.tabs");
  const ownerLine = useOwnerLine();
  const query = useQuery(trpc.crm.leads.get.queryOptions({ id }));
  const points = useQuery(trpc.crm.leads.points.list.queryOptions({ id }));
  return (
    <QueryView query={query} loading={<RecordSkeleton />} page={tabs("leads")}>
      {(lead) => (
        <RecordPage
          key={lead.id}
          type="lead"
          record={lead}
          name={lead.name}
          parent={{ label: tabs("leads"), to: paths.crm.leads }}
          sub={ownerLine(lead, [textOf(lead.values.title), textOf(lead.values.company)])}
          actions={
            lead.mayWrite && !lead.conversion ? (
              <LeadActions id={lead.id} name={lead.name} closed={lead.values.closedAt !== null} />
            ) : undefined
          }
          first={
            lead.conversion ? <LeadBecame id={lead.id} name={lead.name} conversion={lead.conversion} /> : undefined
          }
          stage={<StageBar type="lead" id={lead.id} name={lead.name} mayWrite={lead.mayWrite && !lead.conversion} />}
          factsWithout={["email", "phone"]}
          left={<PointsCard type="lead" id={lead.id} points={points.data ?? []} mayWrite={lead.mayWrite} />}
        />
      )}
    </QueryView>
  );
}
