import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { paths } from "../../../lib/paths";
import { QueryView } from "../../../lib/query-view";
import { usePathPart } from "../../../lib/search";
import { useCan } from "../../../lib/session";
import { trpc } from "../../../lib/trpc";
import { PointsCard } from "../components/points/points-card";
import { useOwnerLine } from "../components/record/owner-line";
import { RecordPage, RecordSkeleton } from "../components/record/record-page";
import { RecordForm } from "../components/record-form/record-form";
import { RelatedAccounts } from "../components/related/related-accounts";
import { RelatedBox } from "../components/related/related-box";
import { RelatedCases } from "../components/related/related-cases";
import { RelatedOpportunities } from "../components/related/related-opportunities";

/** A person one does business with. */
export function ContactScreen() {
  const id = usePathPart("contactId");
  const tabs = useTranslations("crm.tabs");
  const can = useCan();
  const ownerLine = useOwnerLine();
  const query = useQuery(trpc.crm.contacts.get.queryOptions({ id }));
  const [making, setMaking] = useState<"opportunity" | "case">();
  return (
    <QueryView query={query} loading={<RecordSkeleton />} page={tabs("contacts")}>
      {(contact) => (
        <>
          <RecordPage
            key={contact.id}
            type="contact"
            record={contact}
            name={contact.name}
            parent={{ label: tabs("contacts"), to: paths.crm.contacts }}
            sub={ownerLine(contact, [contact.title, contact.accountName])}
            factsWithout={["email", "phone"]}
            left={<PointsCard type="contact" id={contact.id} points={contact.points} mayWrite={contact.mayWrite} />}
            related={
              <RelatedBox>
                <RelatedOpportunities
                  of={{ field: "contactId", id: contact.id }}
                  opportunities={contact.opportunities}
                  onNew={can("crm.opportunity.write") ? () => setMaking("opportunity") : undefined}
                />
                <RelatedCases
                  of={{ field: "contactId", id: contact.id }}
                  cases={contact.cases}
                  onNew={can("crm.case.write") ? () => setMaking("case") : undefined}
                />
                <RelatedAccounts contactId={contact.id} accounts={contact.accounts} mayWrite={contact.mayWrite} />
              </RelatedBox>
            }
          />
          {making ? (
            <RecordForm
              type={making}
              start={{
                values: { contactId: contact.id, ...(contact.accountId ? { accountId: contact.accountId } : {}) },
                names: { contactId: contact.name, accountId: contact.accountName ?? "" },
              }}
              onClose={() => setMaking(undefined)}
            />
          ) : null}
        </>
      )}
    </QueryView>
  );
}
