import type { By } from "./usage-question";
import type { ComparedSetData, ComparisonData } from "./usage-types";

export interface ComparedRow extends ComparedSetData {
  key: string;
  name: string;
}

/** The sets of a comparison as lines: what was asked about first, groups by name, people without one last. */
export function comparedRows({ sets }: ComparisonData, nameOf: (set: ComparedSetData) => string): ComparedRow[] {
  const [first, ...rest] = sets.map((set) => ({ ...set, key: keyOf(set), name: nameOf(set) }));
  const others = rest.sort(
    (one, other) => Number(isNone(one)) - Number(isNone(other)) || one.name.localeCompare(other.name),
  );
  return first ? [first, ...others] : [];
}

const keyOf = ({ group, from, until }: { group: { by: By; key: string } | null; from: string; until: string }) =>
  `${group ? `${group.by}:${group.key}` : "everybody"} ${from} ${until}`;

const isNone = ({ group }: ComparedSetData) => group?.key === "none";

/** How long each line's bar is: a share as it is, any other number by the largest there is. */
export function barShares(values: readonly (number | null)[], unit: string): (number | null)[] {
  const most = unit === "share" ? 1 : values.reduce<number>((max, value) => Math.max(max, value ?? 0), 0);
  return values.map((value) => (value === null ? null : most === 0 ? 0 : value / most));
}
