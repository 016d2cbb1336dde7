import type { TodayItem } from "../lib/feature";
import { useFormat } from "../lib/format";
import { useCan } from "../lib/session";
import { features } from "./features";
import { mergeToday } from "./merge-today";

const sources = features.flatMap((feature) => (feature.todayItems ? [feature.todayItems] : []));

/**
 * What every module wants done today, most urgent first; `undefined` until the first of them has answered.
 * The list of sources is fixed when the portal loads, so the hooks run in the same order on every render.
 */
export function useTodayItems(): readonly TodayItem[] | undefined {
  const can = useCan();
  const format = useFormat();
  const answers = sources.map((source) => {
    const items = source.useItems();
    return can(source.requires) ? items : [];
  });
  if (answers.length > 0 && answers.every((items) => items === undefined)) return undefined;
  return mergeToday(
    answers.map((items) => items ?? []),
    (day) => format.daysUntil(day),
  );
}
