import { type Ctx, inTransaction } from "@arraigo/platform";
import { addDays, earliestOf, type LocalDate } from "@arraigo/platform/calendar";
import { groupMinimum, type Suppressed } from "@arraigo/platform/disclosure";
import { loadMembers } from "../analytics/load-members";
import { isThere, type Member } from "../analytics/members";
import type { Hidden } from "../analytics/question";
import type { FunnelInput } from "../sequences-contract";
import { type Began, funnelsOf, protectBegan, protectDays, type ShownFunnel, wholeFunnel } from "./protect-funnel";
import { assertRaw, readRawHorizon } from "./raw-horizon";
import { readRuns } from "./read-runs";

export interface FunnelAnswer extends ShownFunnel {
  minimum: number;
  from: LocalDate;
  until: LocalDate;
  /** The first day that can be asked about: single events are kept no longer. */
  since: LocalDate;
  /** Whoever began on this day or later still has time to go on; null where nobody has. */
  openSince: LocalDate | null;
  /** Everybody again, part by part; parts in which nobody began are left out. */
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
 * gets furthest. Counted are people employed on a day asked for, in the groups they are in today.
 * @throws RawEventsGone where single events of some day asked for are gone.
 */
export async function readFunnel(ctx: Ctx, input: FunnelInput): Promise<FunnelAnswer | Hidden> {
  const now = ctx.clock.now();
  const minimum = groupMinimum(ctx.privacyMode);
  const horizon = await readRawHorizon(ctx);
  assertRaw(input.from, horizon);
  const { group, by, from, until } = input;
  const members = await inTransaction(ctx, loadMembers);
  const known = new Map(
    members.filter((member) => isThere(member, from, until)).map((member) => [member.personId, member]),
  );
  const { runs, days } = await readRuns(ctx, input, horizon);
  const began = runs.flatMap(({ personId, times }): Began[] => {
    const member = known.get(personId);
    return member ? [{ member, times, day: dayAt(times[0] ?? 0, days, from) }] : [];
  });
  const day = earliestOf(until, horizon.today) ?? until;
  const protection = protectBegan(members, began, { day, minimum });
  const is = protection(group);
  if (is !== "shown") return { hidden: { suppressed: is }, minimum };
  const steps = input.steps.length;
  const parts = by ? partsOf(began, { by, steps, minimum }, protection) : null;
  // A group's figures are those of its part, so that what is hidden beside the other groups stays hidden alone.
  const asPart =
    group && partsOf(began, { by: group.by, steps, minimum }, protection).find(({ key }) => key === group.key);
  const shown = asPart && "steps" in asPart.funnel ? asPart.funnel : wholeFunnel(group ? [] : began, steps, minimum);
  return {
    ...shown,
    minimum,
    from,
    until,
    since: horizon.since,
    openSince: openSince(input, horizon.today),
    cut: by && parts ? { by, parts } : null,
    computedAt: now.toISOString(),
  };
}

interface Cut {
  by: "unit" | "location" | "role" | "day";
  steps: number;
  minimum: number;
}

function partsOf(
  began: readonly Began[],
  { by, steps, minimum }: Cut,
  protection: ReturnType<typeof protectBegan>,
): Part[] {
  const days = by === "day" ? protectDays(began, minimum) : null;
  const partOf = ({ member, day }: Began) => (by === "day" ? day : groupKey(member, by));
  const parts = funnelsOf(began, { steps, minimum, partOf }, (key) =>
    by === "day" ? (days?.get(key) ?? "complement") : protection({ by, key }),
  );
  return parts.map((part) => ("suppressed" in part.funnel ? { ...part, people: null } : part));
}

const groupKey = (member: Member, by: "unit" | "location" | "role") => member[by];

/** The day in whose hours a moment lies. */
function dayAt(at: number, days: readonly number[], from: LocalDate): LocalDate {
  const next = days.findIndex((start) => start > at);
  return addDays(from, (next === -1 ? days.length : next) - 1);
}

/** The first day whose beginners may still be on their way. */
function openSince({ from, until, windowHours }: FunnelInput, today: LocalDate): LocalDate | null {
  const day = addDays(today, -Math.ceil(windowHours / 24));
  if (day > until) return null;
  return day > from ? day : from;
}
