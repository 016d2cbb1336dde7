import { Button } from "@arraigo/ui/button";
import { Tag } from "@arraigo/ui/tag";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { paths } from "../../../lib/paths";
import { QueryView } from "../../../lib/query-view";
import { usePathPart } from "../../../lib/search";
import { useCan } from "../../../lib/session";
import { trpc } from "../../../lib/trpc";
import { ContactSheet } from "../components/contact-sheet";
import { OpportunitySheet } from "../components/opportunity-sheet";
import { ReassignButton } from "../components/reassign-button";
import { RecordFacts } from "../components/record-facts";
import { RecordPage, RecordSkeleton, useReadOnlyNote } from "../components/record-page";
import { RelatedOpportunities } from "../components/related-opportunities";

/** A person one does business with. */
export function ContactScreen() {
  const id = usePathPart("contactId");
  const t = useTranslations("crm.record");
  const tabs = useTranslations("crm.tabs");
  const fields = useTranslations("crm.fields");
  const can = useCan();
  const note = useReadOnlyNote();
  const query = useQuery(trpc.crm.contacts.get.queryOptions({ id }));
  const [sheet, setSheet] = useState<"edit" | "opportunity">();
  const close = () => setSheet(undefined);
  return (
    <QueryView query={query} loading={<RecordSkeleton />}>
      {(contact) => {
        const account = contact.accountId ? { id: contact.accountId, name: contact.accountName ?? "" } : null;
        return (
          <>
            <RecordPage
              key={contact.id}
              type="contact"
              record={contact}
              name={contact.name}
              parent={{ label: tabs("contacts"), to: paths.crm.contacts }}
              sub={[contact.title, contact.accountName].filter(Boolean).join(" · ") || undefined}
              side={
                <>
                  <RecordFacts
                    note={note(contact.mayWrite, contact.ownerName)}
                    details={contact.details}
                    actions={
                      contact.mayWrite ? (
                        <>
                          {can("crm.record.reassign") ? (
                            <ReassignButton type="contact" id={id} ownerId={contact.ownerId} />
                          ) : null}
                          <Button size="small" onClick={() => setSheet("edit")}>
                            {t("edit")}
                          </Button>
                        </>
                      ) : undefined
                    }
                    facts={[
                      {
                        label: fields("email"),
                        value: contact.email ? (
                          <a href={`mailto:${contact.email}`} className="break-all">
                            {contact.email}
                          </a>
                        ) : null,
                      },
                      {
                        label: fields("phone"),
                        value: contact.phone ? (
                          <a href={`tel:${contact.phone.replace(/[^+\d]/gu, "")}`}>{contact.phone}</a>
                        ) : null,
                      },
                      {
                        label: fields("account"),
                        value: account ? <Link to={paths.crm.account(account.id)}>{account.name}</Link> : null,
                      },
                      { label: fields("title"), value: contact.title },
                      {
                        label: fields("tags"),
                        value:
                          contact.tags.length > 0 ? (
                            <span className="flex flex-wrap gap-1">
                              {contact.tags.map((tag) => (
                                <Tag key={tag}>{tag}</Tag>
                              ))}
                            </span>
                          ) : null,
                      },
                      {
                        label: fields("notes"),
                        value: contact.notes ? <span className="whitespace-pre-line">{contact.notes}</span> : null,
                      },
                      { label: fields("owner"), value: contact.ownerName ?? t("unowned") },
                    ]}
                  />
                  <RelatedOpportunities
                    opportunities={contact.opportunities}
                    onNew={can("crm.opportunity.write") ? () => setSheet("opportunity") : undefined}
                  />
                </>
              }
            />
            {sheet === "edit" ? <ContactSheet open onClose={close} contact={contact} /> : null}
            {sheet === "opportunity" ? (
              <OpportunitySheet open onClose={close} account={account} contact={{ id, name: contact.name }} />
            ) : null}
          </>
        );
      }}
    </QueryView>
  );
}
