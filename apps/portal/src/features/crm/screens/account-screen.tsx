import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { paths } from "../../../lib/paths";
import { QueryView } from "../../../lib/query-view";
import { usePathPart } from "../../../lib/search";
import { useCan } from "../../../lib/session";
import { trpc } from "../../../lib/trpc";
import { useOwnerLine } from "../components/record/owner-line";
import { RecordPage, RecordSkeleton } from "../components/record/record-page";
import { RecordForm } from "../components/record-form/record-form";
import { RelatedBox } from "../components/related/related-box";
import { RelatedCases } from "../components/related/related-cases";
import { RelatedGroup } from "../components/related/related-group";
import { RelatedOpportunities } from "../components/related/related-opportunities";
import { RelatedPeople } from "../components/related/related-people";

/** A company, with everything that happened to its people, opportunities and cases. */
export function AccountScreen() {
  const id = usePathPart("accountId");
  const tabs = useTranslations("crm.tabs");
  const can = useCan();
  const ownerLine = useOwnerLine();
  const query = useQuery(trpc.crm.accounts.get.queryOptions({ id }));
  const [making, setMaking] = useState<"contact" | "opportunity" | "case">();
  return (
    <QueryView query={query} loading={<RecordSkeleton />} page={tabs("accounts")}>
      {(account) => (
        <>
          <RecordPage
            key={account.id}
            type="account"
            record={account}
            name={account.name}
            parent={{ label: tabs("accounts"), to: paths.crm.accounts }}
            sub={ownerLine(account, [account.city])}
            related={
              <RelatedBox>
                <RelatedOpportunities
                  of={{ field: "accountId", id: account.id }}
                  opportunities={account.opportunities}
                  onNew={can("crm.opportunity.write") ? () => setMaking("opportunity") : undefined}
                />
                <RelatedPeople
                  accountId={account.id}
                  people={account.contacts}
                  onNew={can("crm.contact.write") ? () => setMaking("contact") : undefined}
                />
                <RelatedCases
                  of={{ field: "accountId", id: account.id }}
                  cases={account.cases}
                  onNew={can("crm.case.write") ? () => setMaking("case") : undefined}
                />
                {account.inGroup ? <RelatedGroup id={account.id} /> : null}
              </RelatedBox>
            }
          />
          {making ? (
            <RecordForm
              type={making}
              start={{ values: { accountId: account.id }, names: { accountId: account.name } }}
              onClose={() => setMaking(undefined)}
            />
          ) : null}
        </>
      )}
    </QueryView>
  );
}
