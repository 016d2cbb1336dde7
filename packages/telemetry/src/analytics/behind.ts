import type { GroupingsProtection } from "@arraigo/platform/disclosure";
import type { Grouping, Member } from "./members";

/** What a figure is made of: everybody it is about, and those of them it counts. */
export interface Behind {
  of: readonly Member[];
  counted: ReadonlySet<string>;
  /** Everybody who could be among them: their groups that are not shown are listed whether anybody of them is or not. */
  also?: readonly Member[];
  /** Whoever stands for somebody erased, of whom nothing is known: what each changes in the number counted. */
  standIns?: readonly { member: Member; adds: number }[];
  /** Which groups of them may be shown. */
  protection: Pick<GroupingsProtection<Grouping>, "total" | "groups">;
  /** By which groupings it can be taken apart. */
  by: readonly Grouping[];
}

/** How many of a group a figure is about, and how many of those it counts. */
export interface Part {
  people: number;
  counted: number;
}

export const partOf = ({ of, counted, standIns = [] }: Behind, isIn: (member: Member) => boolean): Part => {
  const own = of.filter(isIn);
  const known = own.filter(({ personId }) => counted.has(personId)).length;
  const stood = standIns.reduce((sum, { member, adds }) => (isIn(member) ? sum + adds : sum), known);
  return { people: own.length, counted: Math.min(own.length, Math.max(0, stood)) };
};
