import type { Ctx } from "@arraigo/platform";
import { addDays, type LocalDate } from "@arraigo/platform/calendar";
import type { Suppressed } from "@arraigo/platform/disclosure";
import type { Member } from "../analytics/members";
import type { Hidden } from "../analytics/question";
import type { FunnelInput } from "../sequences-contract";
import { funnelMaterial } from "./funnel-material";
import { type Began, type FunnelProtection, type ShownFunnel, shownFunnel } from "./protect-funnel";

export interface FunnelAnswer extends ShownFunnel {
  minimum: number;
  /** The whole weeks that are counted, of the days asked for. */
  from: LocalDate;
  until: LocalDate;
  /** The first day that can be asked about: single events are kept no longer. */
  since: LocalDate;
  /** Whoever began on this day or later still has time to go on; null where nobody has. */
  openSince: LocalDate | null;
  /** Everybody again, part by part; parts that may be shown and in which nobody began are left out. */
  cut: { by: "unit" | "location" | "role" | "day"; parts: Part[] } | null;
  computedAt: string;
}

interface Part {
  key: string;
  /** Who began; null where it is not shown. */
  people: number | null;
  funnel: ShownFunnel | Suppressed;
}

/**
 * How many people make each step of a sequence, in order and within a time, and how long they take: each person once, with the run that
 * gets furthest. Counted are people employed on a day asked for, in the groups they are in today. Where those who stop between two steps
 * are too few to be told, the later one is not. Counted are the whole weeks, and none that still runs.
 * @throws RawEventsGone where single events of some day asked for are gone, WeekNotOver where the days hold no whole week.
 */
export async function readFunnel(ctx: Ctx, input: FunnelInput): Promise<FunnelAnswer | Hidden> {
  const { group, by, ...asked } = input;
  const { weeks, began, there, protection, horizon, minimum, computedAt } = await funnelMaterial(ctx, asked);
  const { from, until } = weeks;
  const steps = input.steps.length;
  const is = protection.of(group);
  if (is !== "shown") return { hidden: { suppressed: is }, minimum };
  const own = group ? began.filter(({ member }) => member[group.by] === group.key) : began;
  const shown = shownFunnel(own, { steps, told: protection.told, depth: protection.depth(group) });
  const parts = by ? partsOf(began, { by, steps, there }, protection) : null;
  return {
    ...shown,
    minimum,
    from,
    until,
    since: horizon.since,
    openSince: openSince({ ...input, ...weeks }, horizon.today),
    cut: by && parts ? { by, parts } : null,
    computedAt,
  };
}

function partsOf(
  began: readonly Began[],
  { by, steps, there }: { by: "unit" | "location" | "role" | "day"; steps: number; there: readonly Member[] },
  protection: FunnelProtection,
): Part[] {
  const parts = new Map<string, Began[]>();
  // A group that is never shown is listed whether anybody of it began or not: of one person, that would be theirs to know.
  if (by !== "day")
    for (const member of there) if (protection.of({ by, key: member[by] }) !== "shown") parts.set(member[by], []);
  for (const one of began) {
    const key = by === "day" ? one.day : one.member[by];
    const part = parts.get(key) ?? [];
    parts.set(key, part);
    part.push(one);
  }
  const days = by === "day" ? protection.days() : null;
  return [...parts.keys()].toSorted().map((key): Part => {
    const some = parts.get(key) ?? [];
    const is = by === "day" ? (days?.of.get(key) ?? "complement") : protection.of({ by, key });
    if (is !== "shown") return { key, people: null, funnel: { suppressed: is } };
    const depth = by === "day" ? (days?.depth(key) ?? 0) : protection.depth({ by, key });
    return { key, people: some.length, funnel: shownFunnel(some, { steps, told: protection.told, depth }) };
  });
}

/** The first day whose beginners may still be on their way. */
function openSince({ from, until, windowHours }: FunnelInput, today: LocalDate): LocalDate | null {
  const day = addDays(today, -Math.ceil(windowHours / 24));
  if (day > until) return null;
  return day > from ? day : from;
}
