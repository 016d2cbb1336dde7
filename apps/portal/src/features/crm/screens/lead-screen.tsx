import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { paths } from "../../../lib/paths";
import { QueryView } from "../../../lib/query-view";
import { usePathPart } from "../../../lib/search";
import { trpc } from "../../../lib/trpc";
import { PointsCard } from "../components/points/points-card";
import { useOwnerLine } from "../components/record/owner-line";
import { textOf } from "../components/record/page-record";
import { RecordPage, RecordSkeleton } from "../components/record/record-page";
import { StageSteps } from "../components/record/stage-steps";

/** Somebody who showed interest and is no customer yet. */
export function LeadScreen() {
  const id = usePathPart("leadId");
  const tabs = useTranslations("crm.tabs");
  const ownerLine = useOwnerLine();
  const query = useQuery(trpc.crm.leads.get.queryOptions({ id }));
  const points = useQuery(trpc.crm.leads.points.list.queryOptions({ id }));
  return (
    <QueryView query={query} loading={<RecordSkeleton />}>
      {(lead) => (
        <RecordPage
          key={lead.id}
          type="lead"
          record={lead}
          name={lead.name}
          parent={{ label: tabs("leads"), to: paths.crm.leads }}
          sub={ownerLine(lead, [textOf(lead.values.title), textOf(lead.values.company)])}
          stage={<StageSteps type="lead" id={lead.id} mayWrite={lead.mayWrite} />}
          factsWithout={["email", "phone"]}
          left={<PointsCard type="lead" id={lead.id} points={points.data ?? []} mayWrite={lead.mayWrite} />}
        />
      )}
    </QueryView>
  );
}
