import type { GroupingsProtection } from "@arraigo/platform/disclosure";
import type { Grouping, Member } from "./members";

/** What a figure is made of: everybody it is about, and those of them it counts. */
export interface Behind {
  of: readonly Member[];
  counted: ReadonlySet<string>;
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

export const partOf = ({ of, counted }: Behind, isIn: (member: Member) => boolean): Part => {
  const own = of.filter(isIn);
  return { people: own.length, counted: own.filter(({ personId }) => counted.has(personId)).length };
};
