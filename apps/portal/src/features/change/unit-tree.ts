export interface Unit {
  id: string;
  parentId: string | null;
  name: string;
  people: number;
}

export interface UnitRow extends Unit {
  /** How far below the top. */
  depth: number;
  /** People of the unit and of everything below it. */
  peopleBelow: number;
  /** The units above, nearest first. */
  above: readonly string[];
}

/** The tree as rows in reading order. A unit whose parent is not there stands at the top; a ring of parents is cut. */
export function unitRows(units: readonly Unit[]): UnitRow[] {
  const known = new Set(units.map((unit) => unit.id));
  const childrenOf = (id: string | undefined) =>
    units.filter((unit) => (unit.parentId && known.has(unit.parentId) ? unit.parentId : undefined) === id);
  const seen = new Set<string>();
  function walk(unit: Unit, above: readonly string[]): UnitRow[] {
    if (seen.has(unit.id)) return [];
    seen.add(unit.id);
    const below = childrenOf(unit.id).flatMap((child) => walk(child, [unit.id, ...above]));
    const peopleBelow = below.filter((row) => row.above[0] === unit.id).reduce((sum, row) => sum + row.peopleBelow, 0);
    return [{ ...unit, depth: above.length, above, peopleBelow: unit.people + peopleBelow }, ...below];
  }
  return childrenOf(undefined).flatMap((unit) => walk(unit, []));
}

/** How many people the chosen units hold, each counted once even where a unit and one above it are both chosen. */
export function peopleChosen(rows: readonly UnitRow[], chosen: ReadonlySet<string>): number {
  return rows
    .filter((row) => chosen.has(row.id) && !row.above.some((id) => chosen.has(id)))
    .reduce((sum, row) => sum + row.peopleBelow, 0);
}
