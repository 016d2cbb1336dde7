import { Button } from "@arraigo/ui/button";
import { Card } from "@arraigo/ui/card";
import { Sheet } from "@arraigo/ui/sheet";
import { PageSkeleton } from "@arraigo/ui/skeleton";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { Page, TwoColumns } from "../../../lib/page";
import { paths } from "../../../lib/paths";
import { QueryView } from "../../../lib/query-view";
import { usePathPart } from "../../../lib/search";
import { useCan } from "../../../lib/session";
import { trpc } from "../../../lib/trpc";
import { AbsenceCard } from "../components/absence-card";
import { AccessCard } from "../components/access-card";
import { FactList } from "../components/fact-list";
import { type HandedOver, HandedOverCard } from "../components/handed-over";
import { PersonForm } from "../components/person-form";
import { RoleCard } from "../components/role-card";

/** One person: facts, roles, access and absences. */
export function PersonScreen() {
  const t = useTranslations("directory");
  const format = useFormat();
  const can = useCan();
  const personId = usePathPart("personId");
  const query = useQuery(trpc.directory.people.get.queryOptions({ personId }));
  const [editing, setEditing] = useState(false);
  const [handed, setHanded] = useState<HandedOver>();
  const name = query.data?.name ?? t("people.title");
  return (
    <Page
      title={name}
      crumbs={[{ label: t("people.title"), to: paths.admin.people }, { label: name }]}
      actions={
        query.data && can("directory.person.write") ? (
          <Button kind="primary" onClick={() => setEditing(true)}>
            {t("person.edit")}
          </Button>
        ) : null
      }
    >
      <QueryView query={query} loading={<PageSkeleton />}>
        {(person) => (
          <>
            {handed ? <HandedOverCard name={person.name} handed={handed} /> : null}
            <TwoColumns
              main={
                <>
                  <Card title={t("person.facts")}>
                    <FactList
                      facts={[
                        [t("fields.email"), person.email],
                        [t("fields.jobRole"), person.jobRole],
                        [t("fields.orgUnit"), person.orgUnit],
                        [t("fields.manager"), person.manager],
                        [t("fields.location"), person.location],
                        [t("fields.timeZone"), person.timeZone],
                        [t("fields.startsOn"), format.date(person.startsOn)],
                        [t("fields.endsOn"), person.endsOn ? format.date(person.endsOn) : null],
                        [t("fields.workloadPercent"), format.count(person.workloadPercent)],
                        [t("fields.externalId"), person.externalId],
                      ]}
                    />
                  </Card>
                  {can("directory.access.manage") ? <RoleCard personId={person.id} held={person.roles} /> : null}
                </>
              }
              side={
                <>
                  {can("directory.access.manage") && person.access ? (
                    <AccessCard
                      personId={person.id}
                      name={person.name}
                      access={person.access}
                      left={person.left}
                      onHandedOver={setHanded}
                    />
                  ) : null}
                  {can("directory.person.manage") && person.absences ? (
                    <AbsenceCard personId={person.id} absences={person.absences} />
                  ) : null}
                </>
              }
            />
            <Sheet open={editing} onOpenChange={setEditing} title={person.name}>
              <PersonForm
                person={person}
                onDone={(now) => {
                  setEditing(false);
                  if (now) setHanded(now);
                }}
              />
            </Sheet>
          </>
        )}
      </QueryView>
    </Page>
  );
}
