import { Button } from "@arraigo/ui/button";
import { Card } from "@arraigo/ui/card";
import { PageSkeleton } from "@arraigo/ui/skeleton";
import { Table } from "@arraigo/ui/table";
import { Tag } from "@arraigo/ui/tag";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { Page, TwoColumns } from "../../../lib/page";
import { paths } from "../../../lib/paths";
import { QueryView } from "../../../lib/query-view";
import { forgetSession } from "../../../lib/session";
import { trpc } from "../../../lib/trpc";
import { useProblemToast } from "../../../lib/use-problem-toast";
import { FactList } from "../components/fact-list";

/** The trust page: what is known about me, who looked, and where I am signed in. */
export function AboutMeScreen() {
  const t = useTranslations("directory");
  const format = useFormat();
  const query = useQuery(trpc.directory.people.aboutMe.queryOptions());
  return (
    <Page title={t("about.title")} sentence={t.rich("about.sentence", { em: (chunks) => <em>{chunks}</em> })}>
      <QueryView query={query} loading={<PageSkeleton />}>
        {({ facts, roles, looks, privacyMode }) => (
          <TwoColumns
            main={
              <>
                <Card title={t("about.facts")} take={t("about.factsTake")}>
                  <FactList
                    facts={[
                      [t("fields.name"), facts.name],
                      [t("fields.email"), facts.email],
                      [t("fields.jobRole"), facts.jobRole],
                      [t("fields.orgUnit"), facts.orgUnit],
                      [t("fields.manager"), facts.manager],
                      [t("fields.location"), facts.location],
                      [t("fields.language"), facts.language === "es" ? "Español" : "English"],
                      [t("fields.timeZone"), facts.timeZone],
                      [t("fields.startsOn"), format.date(facts.startsOn)],
                      [t("fields.endsOn"), facts.endsOn ? format.date(facts.endsOn) : null],
                      [t("fields.workloadPercent"), format.count(facts.workloadPercent)],
                      [t("fields.externalId"), facts.externalId],
                    ]}
                  />
                </Card>
                <Card
                  title={t("about.looks")}
                  flush={looks.length > 0}
                  take={t("about.mode", { mode: t(`privacy.${privacyMode}`) })}
                >
                  {looks.length === 0 ? (
                    <p className="text-ink-2">{t("about.looksNone")}</p>
                  ) : (
                    <Table
                      plain
                      caption={t("about.looksCaption")}
                      rows={looks}
                      rowKey={(row) => row.id}
                      columns={[
                        { key: "who", header: t("about.who"), rowHeader: true, cell: (row) => row.who },
                        { key: "what", header: t("about.what"), cell: (row) => row.what },
                        { key: "when", header: t("about.when"), align: "end", cell: (row) => format.dateTime(row.at) },
                      ]}
                    />
                  )}
                </Card>
              </>
            }
            side={
              <>
                <Card title={t("about.rolesTitle")} take={t("about.rolesTake")}>
                  {roles.length === 0 ? <p className="text-ink-2">{t("person.noRoles")}</p> : null}
                  <ul className="grid gap-1">
                    {roles.map((each) => (
                      <li key={each.id}>
                        <span className="font-medium">{t(`roles.${each.role}`)}</span>{" "}
                        <span className="text-ink-2">{each.orgUnit ?? t("person.everywhere")}</span>
                      </li>
                    ))}
                  </ul>
                </Card>
                <UseCard />
                <SessionCard />
              </>
            }
          />
        )}
      </QueryView>
    </Page>
  );
}

/** Recorded use has a page of its own; here stands how long it is kept, and the way there. */
function UseCard() {
  const t = useTranslations("directory.about");
  const query = useQuery(trpc.telemetry.retention.mine.queryOptions());
  return (
    <Card
      title={t("use")}
      take={query.data ? t("useTake", { raw: query.data.rawDays, days: query.data.personDays }) : undefined}
    >
      <p className="mb-2 text-ink-2">{t("useErase")}</p>
      <Link
        to={paths.myData}
        className="font-medium underline decoration-hairline-strong underline-offset-[3px] hover:decoration-ink"
      >
        {t("useOpen")}
      </Link>
    </Card>
  );
}

function SessionCard() {
  const t = useTranslations("directory.about");
  const format = useFormat();
  const navigate = useNavigate();
  const onError = useProblemToast();
  const query = useQuery(trpc.directory.session.list.queryOptions());
  const endAll = useMutation(
    trpc.directory.session.endAll.mutationOptions({
      onSuccess: async () => {
        // First away from every page that needs somebody signed in.
        await navigate({ to: paths.signIn });
        forgetSession();
      },
      onError,
    }),
  );
  return (
    <Card title={t("sessions")} take={t("sessionsTake")}>
      <ul className="mb-3 grid gap-1.5">
        {(query.data ?? []).map((session) => (
          <li key={session.id} className="flex flex-wrap items-center gap-x-2">
            <span className="font-medium">{deviceOf(session.userAgent) ?? t("unknownDevice")}</span>
            <span className="text-ink-2">{t("since", { when: format.dateTime(session.createdAt) })}</span>
            {session.current ? <Tag tone="brand">{t("thisOne")}</Tag> : null}
          </li>
        ))}
      </ul>
      <Button busy={endAll.isPending} onClick={() => endAll.mutate()}>
        {t("endAll")}
      </Button>
    </Card>
  );
}

/** "Firefox, Windows" out of what a browser says of itself. */
function deviceOf(userAgent: string | null): string | undefined {
  if (!userAgent) return undefined;
  const browser = ["Edg", "Firefox", "Chrome", "Safari"].find((name) => userAgent.includes(`${name}/`));
  const system = ["Android", "iPhone", "iPad", "Windows", "Mac OS X", "Linux"].find((name) => userAgent.includes(name));
  const said = [browser === "Edg" ? "Edge" : browser, system === "Mac OS X" ? "macOS" : system]
    .filter(Boolean)
    .join(", ");
  return said || undefined;
}
