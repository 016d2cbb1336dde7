import {
  type Atom as AtomBy,
  type GroupingsProtection as ProtectionBy,
  protectGroupings as protect,
} from "@arraigo/platform/disclosure";

/** How a rollout's people can be grouped: the page opens with units. */
export const groupings = ["unit", "wave", "role"] as const;
export type Grouping = (typeof groupings)[number];
export type Atom = AtomBy<Grouping>;
export type GroupingsProtection = ProtectionBy<Grouping>;

/** Which units, waves and job roles of one figure may be shown together. */
export function protectGroupings(
  atoms: readonly Atom[],
  k: number,
  only?: (grouping: Grouping, key: string) => boolean,
): GroupingsProtection {
  return protect({ blocks: ["unit", "wave"], crossing: "role" }, atoms, k, only);
}
