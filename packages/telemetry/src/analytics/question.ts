import { type Ctx, inTransaction } from "@arraigo/platform";
import { earliestOf, type LocalDate } from "@arraigo/platform/calendar";
import {
  type GroupingsProtection,
  groupMinimum,
  isSuppressed,
  type Protection,
  type Suppressed,
} from "@arraigo/platform/disclosure";
import { highestIn } from "../presence/bits";
import { type DayUse, readPresence } from "../presence/read-presence";
import { type Group, groupKeys, membersOf, protectionOf, protectMembers } from "./cut";
import { loadCounted } from "./load-members";
import { employed, type Grouping, type Member } from "./members";
import { organisationToday } from "./organisation-day";
import { protectStretches } from "./protect-stretches";

export interface Question {
  from: LocalDate;
  until: LocalDate;
  group?: Group | undefined;
  /** Days that are read beyond these; groups are decided without them. */
  around?: { from: LocalDate; until: LocalDate } | undefined;
  /** Events whose days are needed; '' is anything at all. */
  events: readonly string[];
  /** Of which of them it matters how often; left out, of all. */
  counted?: readonly string[] | undefined;
}

/** The people a figure is about, and when it may be shown. */
export interface About {
  /** With whoever stands for somebody erased. */
  members: readonly Member[];
  /** Whether the figure may be shown for each stretch, by who was there then; for everybody it is. */
  protectIn(stretches: readonly Stretch[]): Protection[];
}

/** What every figure is worked out from, and what it says of itself. */
export interface Material extends About {
  days: ReadonlyMap<string, readonly DayUse[]>;
  today: LocalDate;
  minimum: number;
  /** The same days about another group, or everybody; all groups are decided as one table. */
  about(group: Group | undefined): About | Hidden;
  /** All groups of a grouping, hidden ones too. */
  groupsBy(by: Grouping): Group[];
  /** Which groups' figures may be shown at all. */
  protection: GroupingsProtection<Grouping>;
  computedAt: string;
}

interface Stretch {
  start: LocalDate;
  end: LocalDate;
}

export interface Hidden {
  hidden: Suppressed;
  minimum: number;
}

/**
 * Reads what a figure about a group needs, or says that the group is too small to be shown. Every analytics procedure begins here, so
 * that the same question has the same people, days and protection on every screen.
 */
export async function materialFor(ctx: Ctx, question: Question): Promise<Material | Hidden> {
  const { events, counted, group, around = question } = question;
  const now = ctx.clock.now();
  const minimum = groupMinimum(ctx.privacyMode);
  const today = await organisationToday(ctx);
  const members = await inTransaction(ctx, loadCounted);
  const until = earliestOf(question.until, today) ?? today;
  const everybody = protectMembers(members, until, minimum);
  const protection: Protection = protectionOf(everybody, group);
  if (protection !== "shown") return { hidden: { suppressed: protection }, minimum };
  const last = earliestOf(around.until, today) ?? today;
  const days = await readPresence(ctx, { events, counted, from: around.from, until: last, today });
  // Whoever was counted for the first time just now has a number only since: the days then know more numbers than we do.
  const known = members.reduce((most, { number }) => Math.max(most, number ?? -1), -1);
  const isNew = [...days.values()].some((list) => list.some(({ people }) => highestIn(people) > known));
  const numbered = isNew ? await inTransaction(ctx, loadCounted) : members;
  // Every group of a stretch is decided at once, so that asking for all of them decides it once.
  const decided = new Map<string, ReturnType<typeof protectStretches>>();
  const decidedFor = (stretches: readonly Stretch[]) => {
    const key = stretches.map(({ start, end }) => `${start} ${end}`).join();
    const known =
      decided.get(key) ?? protectStretches(employed(members), everybody, { stretches, day: until, minimum });
    decided.set(key, known);
    return known;
  };
  const about = (of: Group | undefined): About | Hidden => {
    const is = protectionOf(everybody, of);
    if (is !== "shown") return { hidden: { suppressed: is }, minimum };
    const protectIn = (stretches: readonly Stretch[]) =>
      of ? decidedFor(stretches)(of) : stretches.map((): Protection => "shown");
    return { members: membersOf(numbered, of), protectIn };
  };
  const own = about(group);
  if (isHidden(own)) return own;
  const groupsBy = (by: Grouping) => groupKeys(everybody, by);
  return { ...own, about, groupsBy, protection: everybody, days, today, minimum, computedAt: now.toISOString() };
}

export const isHidden = (material: object): material is Hidden => "hidden" in material && isSuppressed(material.hidden);
