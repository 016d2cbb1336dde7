import { type GroupingsProtection, isTooSmall, type Protection } from "@arraigo/platform/disclosure";
import type { OfferPart } from "../uptake-contract";
import type { Group } from "./cut";
import { type Grouping, groupings, type Member } from "./members";
import type { Offered } from "./offer";
import type { OfferProtection } from "./protect-offer";
import { type Levels, splitMembers } from "./split";

/** What people did with a feature, in the order in which it is told. */
const did = ["recent", "keeps", "ever", "besides"] as const satisfies readonly OfferPart[];
type Did = (typeof did)[number];

/** Whether one of these numbers may be told, of everybody or a group; whom a feature is meant for is decided elsewhere. */
export interface OfferSplit {
  isTold(part: OfferPart, group: Group | undefined): boolean;
}

/** Somebody stands in one of these: what they are to the feature, and what they did with it. */
interface State {
  name: string;
  who: "able" | "waiting" | "unasked";
  recent: boolean;
  keeps: boolean;
  ever: boolean;
}

const stateOf = (who: State["who"], recent: boolean, keeps = false, ever = recent || keeps): State => ({
  name: [who, recent ? "recent" : "", keeps ? "keeps" : "", ever ? "ever" : ""].join(" "),
  who,
  recent,
  keeps,
  ever,
});
const states = [
  ...[false, true].flatMap((recent) => [false, true].map((keeps) => stateOf("able", recent, keeps))),
  stateOf("able", false, false, true),
  ...(["waiting", "unasked"] as const).flatMap((who) => [stateOf(who, false), stateOf(who, true)]),
];

/**
 * Which numbers of people who did something with a feature may be told: each, and what it leaves of those it is among, is nobody or at
 * least the minimum, in all, in every group that is told and in what those leave. How many of everybody did it lately is known from
 * other pages, so what is left of them is told too.
 */
export function splitOffer(offered: Offered, protection: OfferProtection, minimum: number): OfferSplit {
  const tally = tallyOf(offered);
  const isEnough = (names: readonly string[]) =>
    !isTooSmall(
      names.reduce((sum, name) => sum + (tally.get(name) ?? 0), 0),
      minimum,
    );
  const told: Did[] = [];
  const levels: Levels[number][] = [];
  for (const part of did) {
    // Everybody's number less those nobody asked would be who did it lately of those who could.
    if (part === "besides" && !told.includes("recent")) continue;
    const level = partsOf([...told, part]);
    if (!level.every(isEnough)) continue;
    told.push(part);
    levels.push(level);
  }
  let groups: ReturnType<typeof splitMembers> | null = null;
  return {
    isTold: (part, group) => {
      const at = did.find((each) => each === part);
      if (at === undefined) return true;
      const least = told.indexOf(at) + 1;
      if (least === 0 || !group) return least > 0;
      groups ??= splitGroups(offered, levels, { protection, minimum });
      return groups(group) >= least;
    },
  };
}

/**
 * The sets of states that follow from the numbers told. Beside who did it lately, everybody's number of them tells the others'; without,
 * it still tells who of all did it lately and is in none of the numbers.
 */
function partsOf(told: readonly Did[]): string[][] {
  const isTold = (part: Did) => told.includes(part);
  const own = ({ who, keeps, ever }: State) => {
    const isAble = who === "able";
    return [isTold("keeps") && isAble && keeps, isTold("ever") && isAble && ever].join(" ");
  };
  const who = (state: State) => (isTold("besides") ? state.who : state.who === "able");
  if (isTold("recent")) return alike((state) => [who(state), state.recent, own(state)].join(" "));
  const inNone = own({ name: "", who: "waiting", recent: false, keeps: false, ever: false });
  const besideAll = alike((state) => (own(state) === inNone ? `${inNone} ${state.recent}` : own(state)));
  return [...alike((state) => [who(state), own(state)].join(" ")), ...besideAll];
}

function alike(wordOf: (state: State) => string): string[][] {
  const parts = new Map<string, string[]>();
  for (const state of states) {
    const word = wordOf(state);
    parts.set(word, [...(parts.get(word) ?? []), state.name]);
  }
  return [...parts.values()];
}

function tallyOf({ meant, able, ever, recent, keeps, unasked, besides, early }: Offered): ReadonlyMap<string, number> {
  const tally = new Map<string, number>();
  const add = ({ name }: State, people: number) => tally.set(name, (tally.get(name) ?? 0) + people);
  const [lately, habit] = [new Set(recent), new Set(keeps)];
  for (const member of ever) add(stateOf("able", lately.has(member), habit.has(member), true), 1);
  add(stateOf("able", false), able.length - ever.length);
  add(stateOf("waiting", true), early.length);
  add(stateOf("waiting", false), meant.length - able.length - early.length);
  add(stateOf("unasked", true), besides.length);
  add(stateOf("unasked", false), unasked.length - besides.length);
  return tally;
}

function splitGroups(
  { meant, able, ever, recent, keeps, unasked, besides, early }: Offered,
  levels: Levels,
  { protection, minimum }: { protection: OfferProtection; minimum: number },
) {
  const [isAble, isUsed, isLately, isHabit] = [new Set(able), new Set(ever), new Set(recent), new Set(keeps)];
  const isDone = new Set([...besides, ...early]);
  const isMeant = new Set(meant);
  const of = (member: Member) => {
    if (isAble.has(member)) return stateOf("able", isLately.has(member), isHabit.has(member), isUsed.has(member)).name;
    return stateOf(isMeant.has(member) ? "waiting" : "unasked", isDone.has(member)).name;
  };
  return splitMembers([...meant, ...unasked], of, { levels, minimum, protection: { groups: shownGroups(protection) } });
}

/** The groups of everybody whose counts are shown; one nobody of whom is able has none to hide. */
function shownGroups({ everybody, meant, able }: OfferProtection): GroupingsProtection<Grouping>["groups"] {
  const groupsBy = (by: Grouping) =>
    new Map(
      [...everybody.groups[by]].map(([key, is]): [string, Protection] => [
        key,
        [is, meant.groups[by].get(key), able.groups[by].get(key)].every((each) => (each ?? "shown") === "shown")
          ? "shown"
          : "complement",
      ]),
    );
  return Object.fromEntries(groupings.map((by) => [by, groupsBy(by)])) as GroupingsProtection<Grouping>["groups"];
}
