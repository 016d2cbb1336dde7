import { PageSkeleton } from "@arraigo/ui/skeleton";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { Page } from "../../../lib/page";
import { QueryView } from "../../../lib/query-view";
import { useSearchState } from "../../../lib/search";
import { trpc } from "../../../lib/trpc";
import { AccessTab } from "../components/access-tab";
import { ActiveTab } from "../components/active-tab";
import { BackTab } from "../components/back-tab";
import { FunnelTab } from "../components/funnel-tab";
import { OfferTab } from "../components/offer-tab";
import { OftenTab } from "../components/often-tab";
import { PathsTab } from "../components/paths-tab";
import { TimeTab } from "../components/time-tab";
import { usageSearch } from "../usage-search";

const tabs = {
  active: ActiveTab,
  often: OftenTab,
  back: BackTab,
  access: AccessTab,
  offer: OfferTab,
  time: TimeTab,
  funnel: FunnelTab,
  paths: PathsTab,
} as const;

/** Who uses it, how often, who comes back, and who never did. The groups come first: they also say which day it is. */
export function UsageScreen() {
  const t = useTranslations("telemetry.usage");
  const [search] = useSearchState(usageSearch);
  const groups = useQuery(trpc.telemetry.analytics.groups.queryOptions());
  const Tab = tabs[search.tab ?? "active"];
  if (groups.data) return <Tab groups={groups.data} />;
  return groups.error ? (
    <Page title={t("title")}>
      <QueryView query={groups} loading={null} failed={t("failed")}>
        {() => null}
      </QueryView>
    </Page>
  ) : (
    <PageSkeleton />
  );
}
