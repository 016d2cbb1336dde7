import { TabRow, tabLook } from "@arraigo/ui/tabs";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { Page } from "../../../lib/page";
import { PageFor } from "../../../lib/page-for";
import { paths } from "../../../lib/paths";
import { useSearchState } from "../../../lib/search";
import { AlertList } from "../components/alert-list";
import { DashboardView } from "../components/dashboard-view";
import { AlertsSentence, DashboardSentence, SavedSentence } from "../components/insights-sentence";
import { SavedList } from "../components/saved-list";
import { insightsSearch } from "../insights-search";

const views = {
  dashboard: [DashboardView, DashboardSentence],
  saved: [SavedList, SavedSentence],
  alerts: [AlertList, AlertsSentence],
} as const;
const order = ["dashboard", "saved", "alerts"] as const;

/** Questions that are asked again: several numbers on one page, every question under its name, and lines one is told about. */
export function InsightsScreen() {
  const t = useTranslations("telemetry.insights");
  return (
    <PageFor permission="telemetry.figure.read" title={t("title")}>
      <InsightsPage />
    </PageFor>
  );
}

function InsightsPage() {
  const t = useTranslations("telemetry.insights");
  const [search] = useSearchState(insightsSearch);
  const shown = search.show ?? "dashboard";
  const [View, Sentence] = views[shown];
  return (
    <Page title={t("title")} sentence={<Sentence />} sub={t(`sub.${shown}`)}>
      <div className="-mt-4">
        <TabRow label={t("views.label")}>
          {order.map((view) => (
            <Link
              key={view}
              to={paths.adoption.insights}
              search={{ show: view }}
              className={tabLook}
              aria-current={shown === view ? "page" : undefined}
              resetScroll={false}
            >
              {t(`views.${view}`)}
            </Link>
          ))}
        </TabRow>
      </div>
      <View />
    </Page>
  );
}
