import { Button } from "@arraigo/ui/button";
import { CardSkeleton } from "@arraigo/ui/skeleton";
import { TabRow, tabLook } from "@arraigo/ui/tabs";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { Page } from "../../../lib/page";
import { PageFor } from "../../../lib/page-for";
import { paths } from "../../../lib/paths";
import { QueryView } from "../../../lib/query-view";
import { useSearchState } from "../../../lib/search";
import { useCan } from "../../../lib/session";
import { trpc } from "../../../lib/trpc";
import { ArrivalsSheet } from "../components/arrivals-sheet";
import { HealthFigures } from "../components/health-figures";
import { KeysCard } from "../components/keys-card";
import { MakeKeyDialog } from "../components/make-key-dialog";
import { RejectedList } from "../components/rejected-list";
import { SnippetCard } from "../components/snippet-card";
import { SourcesCard } from "../components/sources-card";
import { UnmatchedList } from "../components/unmatched-list";
import { connectionsSearch } from "../search";

/** Where other systems are connected, and whether what they send arrives. */
export function ConnectionsScreen() {
  const t = useTranslations("telemetry.connections");
  return (
    <PageFor permission="telemetry.usage.read" title={t("title")}>
      <ConnectionsPage />
    </PageFor>
  );
}

function ConnectionsPage() {
  const t = useTranslations("telemetry");
  const [search, setSearch] = useSearchState(connectionsSearch);
  const can = useCan();
  const mayManage = can("telemetry.key.manage");
  const lists: readonly ("rejected" | "unmatched")[] = can("telemetry.name.map")
    ? ["rejected", "unmatched"]
    : ["rejected"];
  const query = useQuery(trpc.telemetry.health.queryOptions(undefined, { refetchInterval: 15_000 }));
  const make = () => setSearch({ new: "key" });
  const shown = lists.find((list) => list === search.list) ?? "rejected";
  const lastDay = query.data?.outside.lastDay;
  const em = (text: React.ReactNode) => <em>{text}</em>;
  return (
    <Page
      title={t("connections.title")}
      sentence={
        lastDay === undefined
          ? undefined
          : lastDay === 0
            ? t.rich("connections.silent", { em })
            : t.rich("connections.arriving", { count: lastDay, em })
      }
      sub={t("connections.sub")}
      actions={
        mayManage ? (
          <Button kind="primary" onClick={make}>
            {t("keys.make")}
          </Button>
        ) : undefined
      }
    >
      <QueryView query={query} loading={<CardSkeleton lines={2} />} failed={t("connections.failed")}>
        {(health) => <HealthFigures health={health} />}
      </QueryView>
      <SourcesCard onWatch={(source) => setSearch({ source })} />
      {mayManage ? <KeysCard onMake={make} /> : null}
      <SnippetCard />
      <div className="grid gap-gap">
        <TabRow label={t("lists.label")}>
          {lists.map((list) => (
            <Link
              key={list}
              to={paths.admin.sources}
              search={{ list }}
              className={tabLook}
              aria-current={shown === list ? "page" : undefined}
              resetScroll={false}
            >
              {t(`lists.${list}`)}
            </Link>
          ))}
        </TabRow>
        {shown === "rejected" ? <RejectedList /> : <UnmatchedList />}
      </div>
      {mayManage ? <MakeKeyDialog open={search.new === "key"} onClose={() => setSearch({ new: undefined })} /> : null}
      {search.source ? <ArrivalsSheet id={search.source} onClose={() => setSearch({ source: undefined })} /> : null}
    </Page>
  );
}
