import { addDays, type LocalDate, periodOn } from "@arraigo/platform/calendar";
import type { Stretch, UsageWindow } from "./usage-contract";

/*
 * What the address of a funnel or of paths means, for their pages, saved insights and alerts alike: the same question is the same
 * steps and days wherever it is asked.
 */

export type FilterValue = string | number | boolean;

export interface FunnelStepChoice {
  event: string;
  filter?: Record<string, FilterValue> | undefined;
}

export const stepsMax = 8;

/** Steps as the address writes them: `opened,won?amount=5&channel=web`, each part escaped by itself. */
export const stepsText = (steps: readonly FunnelStepChoice[]): string =>
  steps
    .map(({ event, filter }) => {
      const parts = Object.entries(filter ?? {}).map(
        ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(shownValue(value))}`,
      );
      return encodeURIComponent(event) + (parts.length > 0 ? `?${parts.join("&")}` : "");
    })
    .join(",");

/** Steps of an address; none where it is mangled. */
export function stepsIn(text: string | undefined): FunnelStepChoice[] {
  if (!text) return [];
  try {
    return text.split(",", stepsMax).flatMap((each): FunnelStepChoice[] => {
      const [name = "", filter] = each.split("?", 2);
      const event = decodeURIComponent(name);
      if (!event || event.length > 200) return [];
      if (!filter) return [{ event }];
      const parts = filter.split("&", 10).map((part) => part.split("=", 2).map(decodeURIComponent));
      return [{ event, filter: Object.fromEntries(parts.map(([key = "", value = ""]) => [key, valueIn(value)])) }];
    });
  } catch {
    return [];
  }
}

/** What somebody writes for a value: a number, yes or no as `true` and `false`, anything else (or in quotes) words. */
export function valueIn(text: string): FilterValue {
  const quoted = /^"(.*)"$/u.exec(text)?.[1];
  if (quoted !== undefined) return quoted;
  if (text === "true" || text === "false") return text === "true";
  return /^-?\d{1,15}(\.\d+)?$/u.test(text) ? Number(text) : text;
}

/** A value as it is written, so that reading it gives the same one. */
export const shownValue = (value: FilterValue): string =>
  typeof value === "string" && valueIn(value) !== value ? `"${value}"` : String(value);

/** What to begin with: where deals are kept, from adding one to moving it; else the first events there are. */
export function firstSteps(events: readonly string[]): FunnelStepChoice[] {
  const usual = ["crm.opportunity_created", "crm.activity_logged", "crm.opportunity_moved"].filter((event) =>
    events.includes(event),
  );
  const some = usual.length > 1 ? usual : events.slice(0, 3);
  return some.map((event) => ({ event }));
}

/**
 * Whole weeks that are over, as far back as single events usually are kept: a longer look is for other figures. Where they are kept for
 * less, `since` on, the stretch begins with the first whole week that is still there.
 */
export function rawStretch(
  today: LocalDate,
  window: UsageWindow | undefined,
  since?: LocalDate,
): Stretch & { window: "w4" | "w12" } {
  const kept = window === "w4" ? "w4" : "w12";
  const until = addDays(periodOn(today, "week").start, -1);
  const from = addDays(until, kept === "w4" ? -27 : -83);
  const first = since && periodOn(addDays(since, 6), "week").start;
  return { from: first && first > from && first < until ? first : from, until, window: kept };
}

/** What a funnel asks where its address does not say: the hours from first to last step. */
export const usualWithin = 168;

/** What paths ask where their address does not say. */
export const usualPaths = { way: "after", which: "latest", far: 3, gap: 30 } as const;
