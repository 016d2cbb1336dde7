import { type Ctx, inTransaction } from "@arraigo/platform";
import {
  addDays,
  earliestOf,
  fullPeriodsBetween,
  isOver,
  isoWeekday,
  type Period,
  periodsBetween,
} from "@arraigo/platform/calendar";
import { isTooSmall, type Protection, type Suppressed } from "@arraigo/platform/disclosure";
import type { ActivePeopleInput } from "../analytics-contract";
import type { DayUse } from "../presence/read-presence";
import { type AskedOf, readSetUses } from "../presence/read-set-uses";
import { readWithoutOthers } from "../presence/read-without";
import { policyOf } from "../retention/policy";
import { cadenceOf } from "../usage-contract";
import { type ActivePoint, activePeople, daysWithOthers } from "./active-people";
import { addSums, readSums, type SumsOf } from "./add-sums";
import type { Group } from "./cut";
import { readBegan } from "./kept-days";
import type { Member } from "./members";
import { edgesOf, isMonthTold, mondayOf, toldDays, usesOfGroups } from "./protect-uses";
import { type Hidden, isHidden, materialFor } from "./question";

export interface ActivePeople {
  minimum: number;
  /** Oldest first. The running period is marked, and counts what there is until now. A period with too few people is hidden. */
  points: (Period & { running: boolean } & ((ToldPoint & SumsOnly) | { hidden: Suppressed }))[];
  /** The mean over the periods that are over and began since recording did: people active, and the share of those employed. Null without any. */
  mean: { active: number; share: number } | null;
  computedAt: string;
}

/**
 * Said of a period that began before days by person are kept, where its people are not known: of a week or month, because sums of days
 * cannot tell who came twice; of a group's day, where no sum of that group is kept; of a day of which something came after it had become
 * a sum. It belongs to no mean.
 */
interface SumsOnly {
  sumsOnly?: true;
}

/** How often is null where it would say what a few people did: see protect-uses. */
type ToldPoint = Omit<ActivePoint, "uses"> & { uses: number | null };

/** People active by day, workday, week or month: how many of those employed did something, or one thing, in each period. */
export async function readActivePeople(
  ctx: Ctx,
  { group, ...input }: ActivePeopleInput,
): Promise<ActivePeople | Hidden> {
  const material = await activeMaterial(ctx, input);
  if (isHidden(material)) return material;
  return material.activeOf(group, await material.sumsOf([group]), material.howOften(group));
}

/**
 * The same of any group, from what is read once. How often needs a look at each group's days, and is left out (0) where a comparison
 * does not ask for it.
 */
export async function activeMaterial(ctx: Ctx, input: Omit<ActivePeopleInput, "group">) {
  const event = input.event ?? "";
  const periods = periodsOf(input);
  const byDay = cadenceOf(input.step) === "day";
  const from = periods[0]?.start ?? input.from;
  const until = periods.at(-1)?.end ?? input.until;
  // Of which day of a week how often is told hangs on its other days, whatever was asked.
  const around = { from: mondayOf(from), until: addDays(mondayOf(until), 6) };
  // How often is told by sums: of a day, or of a set of people on a day.
  const material = await materialFor(ctx, { from, until, around, events: [event], counted: [] });
  if (isHidden(material)) return material;
  const { today, minimum, computedAt, about: aboutGroup, groupsBy, members: everyone, protection: open } = material;
  const begun = periods.filter(({ start }) => start <= today);
  const read = material.days.get(event) ?? [];
  const keptFrom = addDays(today, -(await inTransaction(ctx, policyOf)).personDays);
  const since = await readBegan(ctx);
  const sumsOf = (groups: readonly (Group | undefined)[]) => readSums(ctx, { event, ...around, groups });
  return { minimum, computedAt, groupsBy, sumsOf, howOften, activeOf };

  function howOften(group: Group | undefined) {
    return async (members: readonly Member[]): Promise<readonly DayUse[]> => {
      const mixed = daysWithOthers(begun, read, members);
      return mixed.length === 0 ? read : withTheirs(ctx, { event, group }, { read, mixed, members });
    };
  }

  async function activeOf(
    group: Group | undefined,
    sums: SumsOf,
    daysOf?: (members: readonly Member[]) => Promise<readonly DayUse[]>,
  ): Promise<ActivePeople | Hidden> {
    const about = aboutGroup(group);
    if (isHidden(about)) return about;
    const { members, protectIn } = about;
    const known = daysOf
      ? activePeople(begun, await daysOf(members), members)
      : activePeople(begun, read, members, () => 0);
    const { points: counted, untold, unclear } = addSums(known, sums, { group, byDay });
    const isSumsOnly = ({ start }: ActivePoint) =>
      unclear.has(start) || (start < keptFrom && (!byDay || untold.has(start)));
    const protection = protectIn(begun);
    const isTold = daysOf ? usesTold(group, sums, members) : () => false;
    const shown = counted.map((point, at) =>
      visible(point, protection[at] ?? "complement", { minimum, isSumsOnly, isTold }),
    );
    const isKnown = ({ start, end }: ToldPoint) => since !== null && start >= since && end < today;
    const over = shown.flatMap((point) => (!("hidden" in point) && !point.sumsOnly && isKnown(point) ? [point] : []));
    return {
      minimum,
      points: begun.map((period, at) => ({
        ...period,
        running: !isOver(period, today),
        ...(shown[at] as (typeof shown)[number]),
      })),
      mean: meanOf(over),
      computedAt,
    };
  }

  /** Of which periods it may be told how often. Of a group by week and month alone: its days are too many ways to subtract. */
  function usesTold(
    group: Group | undefined,
    sums: SumsOf,
    members: readonly Member[],
  ): (point: ActivePoint) => boolean {
    if (group) {
      const among = usesOfGroups(everyone, { days: read, protection: open, minimum });
      return ({ start, end }) =>
        !byDay &&
        among(group, [{ start, end }]) &&
        (input.step !== "month" || edgesOf({ start, end }).length === 0 || among(group, edgesOf({ start, end })));
    }
    if (input.step === "week") return ({ active }) => !isTooSmall(active, minimum);
    const days = addSums(
      activePeople(
        periodsBetween(around.from, earliestOf(around.until, today) ?? today, "day"),
        read,
        members,
        () => 0,
      ),
      sums,
      { group, byDay: true },
    ).points;
    const told = toldDays(days, { minimum, today });
    return ({ start, end, active }) =>
      byDay ? told.has(start) : !isTooSmall(active, minimum) && isMonthTold({ start, end }, days, { told, minimum });
  }
}

/** The same days, those on which others did it too with what the people asked of did alone. */
async function withTheirs(
  ctx: Ctx,
  { event, group }: { event: string; group: Group | undefined },
  { read, mixed, members }: { read: readonly DayUse[]; mixed: readonly AskedOf[]; members: readonly Member[] },
): Promise<readonly DayUse[]> {
  const changed = new Set(mixed.map(({ use }) => use.day));
  const theirs = group ? readSetUses(ctx, event, mixed) : readWithoutOthers(ctx, event, mixed, members);
  return [...read.filter(({ day }) => !changed.has(day)), ...(await theirs)];
}

function visible(
  point: ActivePoint,
  protection: Protection,
  {
    minimum,
    isSumsOnly,
    isTold,
  }: Record<"isSumsOnly" | "isTold", (point: ActivePoint) => boolean> & { minimum: number },
): (ToldPoint & SumsOnly) | { hidden: Suppressed } {
  if (isTooSmall(point.people, minimum)) return { hidden: { suppressed: "small" as const } };
  if (protection !== "shown") return { hidden: { suppressed: protection } };
  const told = { ...point, uses: isTold(point) ? point.uses : null };
  return isSumsOnly(point) ? { ...point, sumsOnly: true as const } : told;
}

/** Whole periods alone: half a week beside whole ones would look like a fall. The last may be running. */
function periodsOf({ from, until, step }: Omit<ActivePeopleInput, "group">): Period[] {
  const cadence = cadenceOf(step);
  const whole = fullPeriodsBetween(from, addDays(until, 31), cadence);
  const touched = new Set(periodsBetween(from, until, cadence).map(({ start }) => start));
  return whole.filter(({ start }) => touched.has(start) && (step !== "workday" || isoWeekday(start) <= 5));
}

function meanOf(points: readonly ToldPoint[]): ActivePeople["mean"] {
  if (points.length === 0) return null;
  const active = points.reduce((sum, point) => sum + point.active, 0);
  const people = points.reduce((sum, point) => sum + point.people, 0);
  return { active: active / points.length, share: people === 0 ? 0 : active / people };
}
