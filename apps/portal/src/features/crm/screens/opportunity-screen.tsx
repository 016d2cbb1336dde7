import { Button } from "@arraigo/ui/button";
import { Segmented } from "@arraigo/ui/segmented";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { paths } from "../../../lib/paths";
import { QueryView } from "../../../lib/query-view";
import { usePathPart } from "../../../lib/search";
import { useCan } from "../../../lib/session";
import { trpc } from "../../../lib/trpc";
import { GateDialog } from "../components/gate-dialog";
import { OpportunitySheet } from "../components/opportunity-sheet";
import { ReassignButton } from "../components/reassign-button";
import { RecordFacts } from "../components/record-facts";
import { RecordPage, RecordSkeleton, useReadOnlyNote } from "../components/record-page";
import { fromMinor } from "../money";
import { useMoveOpportunity } from "../use-move-opportunity";

/** A possible sale: where it stands, what comes next, and how it came here. */
export function OpportunityScreen() {
  const id = usePathPart("opportunityId");
  const t = useTranslations("crm.record");
  const tabs = useTranslations("crm.tabs");
  const fields = useTranslations("crm.fields");
  const format = useFormat();
  const can = useCan();
  const note = useReadOnlyNote();
  const query = useQuery(trpc.crm.opportunities.get.queryOptions({ id }));
  const moving = useMoveOpportunity();
  const [editing, setEditing] = useState(false);
  return (
    <QueryView query={query} loading={<RecordSkeleton />}>
      {(opportunity) => {
        const stage = opportunity.stages.find((each) => each.id === opportunity.stageId);
        return (
          <>
            <RecordPage
              key={opportunity.id}
              type="opportunity"
              record={opportunity}
              name={opportunity.name}
              parent={{ label: tabs("board"), to: paths.crm.board }}
              sub={[
                opportunity.accountName,
                stage ? `${stage.name} ${t("stageSince", { date: format.date(opportunity.stageEnteredAt) })}` : null,
              ]
                .filter(Boolean)
                .join(" · ")}
              actions={
                opportunity.mayWrite && stage ? (
                  <Segmented
                    label={fields("stage")}
                    value={opportunity.stageId}
                    choices={opportunity.stages.map((each) => ({ value: each.id, label: each.name }))}
                    onChange={(to) => {
                      const target = opportunity.stages.find((each) => each.id === to);
                      if (target)
                        moving.move({
                          opportunityId: id,
                          name: opportunity.name,
                          currency: opportunity.currency,
                          from: stage,
                          to: target,
                        });
                    }}
                  />
                ) : undefined
              }
              side={
                <RecordFacts
                  note={note(opportunity.mayWrite, opportunity.ownerName)}
                  actions={
                    opportunity.mayWrite ? (
                      <>
                        {can("crm.record.reassign") ? (
                          <ReassignButton type="opportunity" id={id} ownerId={opportunity.ownerId} />
                        ) : null}
                        <Button size="small" onClick={() => setEditing(true)}>
                          {t("edit")}
                        </Button>
                      </>
                    ) : undefined
                  }
                  facts={[
                    { label: fields("stage"), value: stage?.name ?? null },
                    {
                      label: fields("amountMinor"),
                      value:
                        opportunity.amountMinor === null
                          ? null
                          : format.money(
                              fromMinor(opportunity.amountMinor, opportunity.currency),
                              opportunity.currency,
                            ),
                    },
                    {
                      label: fields("closesOn"),
                      value: opportunity.closesOn ? format.date(opportunity.closesOn) : null,
                    },
                    {
                      label: fields("account"),
                      value: opportunity.accountId ? (
                        <Link to={paths.crm.account(opportunity.accountId)}>{opportunity.accountName}</Link>
                      ) : null,
                    },
                    {
                      label: fields("contact"),
                      value: opportunity.contactId ? (
                        <Link to={paths.crm.contact(opportunity.contactId)}>{opportunity.contactName}</Link>
                      ) : null,
                    },
                    ...(opportunity.reason ? [{ label: fields("reason"), value: opportunity.reason }] : []),
                    { label: fields("owner"), value: opportunity.ownerName ?? t("unowned") },
                  ]}
                />
              }
            />
            <GateDialog moving={moving} />
            {editing ? <OpportunitySheet open onClose={() => setEditing(false)} opportunity={opportunity} /> : null}
          </>
        );
      }}
    </QueryView>
  );
}
