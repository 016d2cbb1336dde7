import type { LocalDate } from "@arraigo/platform/calendar";
import {
  disclose,
  type GroupingsProtection,
  type Protection,
  protectPartition,
  protectSplit,
  type Suppressed,
} from "@arraigo/platform/disclosure";
import { type Group, protectCounted, protectionOf, protectMembers } from "../analytics/cut";
import { type Grouping, groupings, type Member } from "../analytics/members";
import { type Depth, splitMembers } from "../analytics/split";
import { type Funnel, funnelOf, type Quartiles } from "./funnel";
import { type ToldSteps, toldSteps } from "./split-funnel";

export interface Began {
  member: Member;
  /** Milliseconds since the first day began, a step each. */
  times: readonly number[];
  /** The day of the first step. */
  day: LocalDate;
}

/** A step; what it says of people is null where those who stopped there, or got that far, are too few to be told. */
export interface ShownStep {
  people: number | null;
  dropped: number | null;
  fromStart: number | null;
  fromPrevious: number | null;
  time: Quartiles | Suppressed | null;
}

export interface ShownFunnel {
  steps: ShownStep[];
  whole: Quartiles | Suppressed | null;
}

/** What may be told of those who began, of everybody and part by part: one decision for every cut, group and comparison. */
export interface FunnelProtection {
  told: ToldSteps;
  of(group?: Group): Protection;
  depth: Depth;
  days(): { of: ReadonlyMap<LocalDate, Protection>; depth: (day: LocalDate) => number };
}

interface Asked {
  steps: number;
  day: LocalDate;
  minimum: number;
}

/**
 * Which groups of those who began may be shown, for all groupings at once, and how far each may be split by how far people got. A group
 * must be one that may be shown by who works here, as on every page of figures; and, because who began is chosen by what they did, also
 * by who began. What the groups that are shown leave of everybody, at every step, is nobody or enough.
 */
export function protectFunnel(
  members: readonly Member[],
  began: readonly Began[],
  { steps, day, minimum }: Asked,
): FunnelProtection {
  const here = protectMembers(members, day, minimum);
  const who = protectCounted(
    began.map(({ member }) => member),
    here,
    minimum,
  );
  const reached = Array.from({ length: steps }, (_, at) => began.filter(({ times }) => times.length > at).length);
  const told = toldSteps(reached, minimum);
  const farthest = new Map(began.map(({ member, times }) => [member, String(times.length - 1)]));
  const of = (group?: Group): Protection => {
    const standing = protectionOf(here, group);
    if (standing !== "shown") return standing;
    // Nobody of a group that may be shown began: there is nobody to protect.
    return group ? (who.groups[group.by].get(group.key) ?? "shown") : who.total;
  };
  const depth = splitMembers([...farthest.keys()], (member) => farthest.get(member) ?? "", {
    levels: told.levels,
    minimum,
    protection: { groups: shownGroups(who, of) },
  });
  return { told, of, depth, days: () => protectDays(began, told, minimum) };
}

function shownGroups(
  who: GroupingsProtection<Grouping>,
  of: (group: Group) => Protection,
): GroupingsProtection<Grouping>["groups"] {
  const groupsBy = (by: Grouping) => new Map([...who.groups[by].keys()].map((key) => [key, of({ by, key })]));
  return Object.fromEntries(groupings.map((by) => [by, groupsBy(by)])) as GroupingsProtection<Grouping>["groups"];
}

/** The days somebody began on: each shown where enough did and no other can be worked out from it, and split as groups are. */
function protectDays(began: readonly Began[], told: ToldSteps, minimum: number): ReturnType<FunnelProtection["days"]> {
  const atoms = new Map<string, { day: LocalDate; all: string; state: string; people: number }>();
  for (const { day, times } of began) {
    const state = String(times.length - 1);
    const key = `${day} ${state}`;
    const atom = atoms.get(key) ?? { day, all: "all", state, people: 0 };
    atoms.set(key, { ...atom, people: atom.people + 1 });
  }
  const sizes = new Map<LocalDate, number>();
  for (const { day } of began) sizes.set(day, (sizes.get(day) ?? 0) + 1);
  const of = protectPartition(
    [...sizes].map(([key, people]) => ({ key, people })),
    minimum,
  );
  const { groups } = protectSplit([...atoms.values()], {
    ways: { blocks: ["day"], crossing: "all" },
    levels: told.levels,
    k: minimum,
    only: (by, key) => by === "day" && of.get(key) === "shown",
  });
  return { of, depth: (day) => groups.day.get(day) ?? 0 };
}

/** The funnel of some who began, with the steps that may be told at a depth. How long a step took is told with who made it. */
export function shownFunnel(
  began: readonly Began[],
  { steps, told, depth }: { steps: number; told: ToldSteps; depth: number },
): ShownFunnel {
  const funnel = funnelOf(
    began.map(({ times }) => times),
    steps,
  );
  const open = told.byDepth[Math.min(depth, told.byDepth.length - 1)] ?? new Set([0]);
  // Where nobody began there is nobody to protect.
  const isTold = (step: number) => began.length === 0 || open.has(step);
  return {
    steps: funnel.steps.map((step, at) =>
      stepOf(step, {
        own: isTold(at),
        before: at === 0 || isTold(at - 1),
        after: at === steps - 1 || isTold(at + 1),
      }),
    ),
    whole: timeOf(funnel.whole, isTold(steps - 1)),
  };
}

interface Told {
  own: boolean;
  before: boolean;
  after: boolean;
}

const stepOf = (step: Funnel["steps"][number], { own, before, after }: Told): ShownStep => ({
  people: own ? step.people : null,
  dropped: own && after ? step.dropped : null,
  fromStart: own ? step.fromStart : null,
  fromPrevious: own && before ? step.fromPrevious : null,
  time: timeOf(step.time, own),
});

const timeOf = (time: Quartiles | null, isTold: boolean): Quartiles | Suppressed | null =>
  isTold ? time : disclose<Quartiles | null>("complement", time);
