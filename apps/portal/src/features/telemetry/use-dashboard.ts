import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useSearchState } from "../../lib/search";
import { trpc } from "../../lib/trpc";
import { firstQuestions, type QuestionData } from "./insight-types";
import { insightsSearch } from "./insights-search";

export interface Tile {
  id: string;
  name: string;
  question: QuestionData;
}

/** The dashboard of the address, else one's own, else the first there is; where there is none, questions to begin with. */
export function useDashboard() {
  const t = useTranslations("telemetry.insights");
  const [search] = useSearchState(insightsSearch);
  const query = useQuery(trpc.telemetry.dashboards.list.queryOptions());
  const all = query.data ?? [];
  const chosen = all.find(({ id }) => id === search.dashboard) ?? all.find(({ mine }) => mine) ?? all[0];
  const first = firstQuestions.map(({ key, question }) => ({ id: key, name: t(`first.${key}`), question }));
  const tiles: readonly Tile[] = !query.data ? [] : chosen ? chosen.insights : first;
  return { query, chosen, tiles };
}

/** The numbers of a dashboard's questions, asked all at once. */
export const useFigures = (tiles: readonly Tile[]) =>
  useQuery({
    ...trpc.telemetry.insights.figures.queryOptions({ questions: tiles.map(({ question }) => question) }),
    enabled: tiles.length > 0,
  });
