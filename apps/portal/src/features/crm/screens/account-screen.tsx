import { Button } from "@arraigo/ui/button";
import { Card } from "@arraigo/ui/card";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { paths } from "../../../lib/paths";
import { QueryView } from "../../../lib/query-view";
import { usePathPart } from "../../../lib/search";
import { useCan } from "../../../lib/session";
import { trpc } from "../../../lib/trpc";
import { AccountSheet } from "../components/account-sheet";
import { ContactSheet } from "../components/contact-sheet";
import { OpportunitySheet } from "../components/opportunity-sheet";
import { ReassignButton } from "../components/reassign-button";
import { RecordFacts } from "../components/record-facts";
import { RecordPage, RecordSkeleton, useReadOnlyNote } from "../components/record-page";
import { RelatedOpportunities } from "../components/related-opportunities";

/** A company, with everything that happened to its people and opportunities. */
export function AccountScreen() {
  const id = usePathPart("accountId");
  const t = useTranslations("crm.record");
  const tabs = useTranslations("crm.tabs");
  const fields = useTranslations("crm.fields");
  const contacts = useTranslations("crm.contacts");
  const can = useCan();
  const note = useReadOnlyNote();
  const query = useQuery(trpc.crm.accounts.get.queryOptions({ id }));
  const [sheet, setSheet] = useState<"edit" | "contact" | "opportunity">();
  const close = () => setSheet(undefined);
  return (
    <QueryView query={query} loading={<RecordSkeleton />}>
      {(account) => (
        <>
          <RecordPage
            key={account.id}
            type="account"
            record={account}
            name={account.name}
            parent={{ label: tabs("accounts"), to: paths.crm.accounts }}
            sub={account.city ?? undefined}
            side={
              <>
                <RecordFacts
                  note={note(account.mayWrite, account.ownerName)}
                  details={account.details}
                  actions={
                    account.mayWrite ? (
                      <>
                        {can("crm.record.reassign") ? (
                          <ReassignButton type="account" id={id} ownerId={account.ownerId} />
                        ) : null}
                        <Button size="small" onClick={() => setSheet("edit")}>
                          {t("edit")}
                        </Button>
                      </>
                    ) : undefined
                  }
                  facts={[
                    { label: fields("phone"), value: account.phone },
                    { label: fields("website"), value: account.website },
                    { label: fields("city"), value: account.city },
                    {
                      label: fields("notes"),
                      value: account.notes ? <span className="whitespace-pre-line">{account.notes}</span> : null,
                    },
                    { label: fields("owner"), value: account.ownerName ?? t("unowned") },
                  ]}
                />
                <RelatedOpportunities
                  opportunities={account.opportunities}
                  onNew={can("crm.opportunity.write") ? () => setSheet("opportunity") : undefined}
                />
                <Card
                  title={t("contacts")}
                  actions={
                    can("crm.contact.write") ? (
                      <Button kind="ghost" size="small" onClick={() => setSheet("contact")}>
                        {contacts("new")}
                      </Button>
                    ) : undefined
                  }
                >
                  {account.contacts.length === 0 ? <p className="text-ink-3">{t("none")}</p> : null}
                  <ul className="grid">
                    {account.contacts.map((each) => (
                      <li key={each.id} className="flex min-h-9 items-center gap-2 border-t first:border-0">
                        <Link
                          to={paths.crm.contact(each.id)}
                          className="min-w-0 truncate rounded-1 text-ink no-underline hover:underline"
                        >
                          {each.name}
                        </Link>
                        <span className="ml-auto min-w-0 truncate text-12 text-ink-3">{each.title}</span>
                      </li>
                    ))}
                  </ul>
                </Card>
              </>
            }
          />
          {sheet === "edit" ? <AccountSheet open onClose={close} account={account} /> : null}
          {sheet === "contact" ? <ContactSheet open onClose={close} account={account} /> : null}
          {sheet === "opportunity" ? <OpportunitySheet open onClose={close} account={account} /> : null}
        </>
      )}
    </QueryView>
  );
}
