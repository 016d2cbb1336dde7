import {
  type Atom as AtomBy,
  type GroupingsProtection as ProtectionBy,
  protectGroupings as protect,
  protectHidden,
} from "@arraigo/platform/disclosure";

/** How a rollout's people can be grouped: the page opens with units. */
export const groupings = ["unit", "wave", "role"] as const;
export type Grouping = (typeof groupings)[number];
export type Atom = AtomBy<Grouping>;
export type GroupingsProtection = ProtectionBy<Grouping>;

const ways = { blocks: ["unit", "wave"], crossing: "role" } as const;

/** Which units, waves and job roles of one figure may be shown together. */
export function protectGroupings(
  atoms: readonly Atom[],
  k: number,
  only?: (grouping: Grouping, key: string) => boolean,
): GroupingsProtection {
  return protect(ways, atoms, k, only);
}

/** The same for one column of a table whose rows are closed: its total less its cells is never one closed unit. */
export function protectColumn(
  atoms: readonly Atom[],
  k: number,
  only: (grouping: Grouping, key: string) => boolean,
): GroupingsProtection {
  return protectHidden(ways, atoms, k, only);
}
