export interface UnitRow {
  unitId: string | null;
  parentId: string | null;
  name: string;
  figure: { assigned: number; completed: number; overdue: number } | { suppressed: string };
}

/** Each unit below its parent, by name, with how deep it stands. */
export function inTreeOrder(units: readonly UnitRow[]): (UnitRow & { depth: number })[] {
  const below = (parentId: string | null, depth: number): (UnitRow & { depth: number })[] =>
    units
      .filter((unit) => unit.parentId === parentId)
      .toSorted(
        (one, other) =>
          Number(one.unitId === null) - Number(other.unitId === null) || one.name.localeCompare(other.name),
      )
      .flatMap((unit) => [{ ...unit, depth }, ...(unit.unitId === null ? [] : below(unit.unitId, depth + 1))]);
  return below(null, 0);
}
