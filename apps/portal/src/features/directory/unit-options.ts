export interface Unit {
  id: string;
  parentId: string | null;
  name: string;
  people: number;
}

/** The tree as a list, children under their parent, with how deep each stands. */
export function unitsInOrder(units: readonly Unit[]): (Unit & { depth: number })[] {
  const below = new Map<string | null, Unit[]>();
  for (const unit of units) below.set(unit.parentId, [...(below.get(unit.parentId) ?? []), unit]);
  const walk = (parentId: string | null, depth: number): (Unit & { depth: number })[] =>
    (below.get(parentId) ?? []).flatMap((unit) => [
      { ...unit, depth },
      ...(depth < 30 ? walk(unit.id, depth + 1) : []),
    ]);
  return walk(null, 0);
}

/** A name in a list of choices, indented by how deep it stands. */
export function indented(unit: { name: string; depth: number }): string {
  return `${"\u2003".repeat(unit.depth)}${unit.name}`;
}
