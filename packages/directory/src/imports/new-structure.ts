import { newId } from "@arraigo/db/columns";
import { type ImportPlan, pathKey } from "./plan-rows";
import type { PersonRow } from "./read-row";

interface KnownStructure {
  units: Map<string, string>;
  jobRoles: Map<string, string>;
  locations: Map<string, string>;
}

/** Units, job roles and places that a plan needs and that do not exist yet. */
export type NewStructure = ReturnType<typeof newStructure>;

/** What must be there before the people of a plan go in. Adds it to what is known, under the ids it will have. */
export function newStructure(plan: ImportPlan, known: KnownStructure) {
  const rows = [...plan.created, ...plan.updated.map((each) => each.row)];
  return {
    units: newUnits(rows, known.units),
    jobRoles: newNames(
      rows.map((row) => row.jobRole),
      known.jobRoles,
    ),
    locations: newNames(
      rows.map((row) => row.location),
      known.locations,
    ),
  };
}

/** Every unit on every path that does not exist yet, parents before children. */
function newUnits(rows: readonly PersonRow[], known: Map<string, string>) {
  const made: { id: string; parentId: string | null; name: string; path: string }[] = [];
  for (const { orgUnit = [] } of rows)
    orgUnit.forEach((name, depth) => {
      const path = orgUnit.slice(0, depth + 1);
      if (known.has(pathKey(path))) return;
      const id = newId();
      made.push({ id, parentId: known.get(pathKey(orgUnit.slice(0, depth))) ?? null, name, path: path.join(" / ") });
      known.set(pathKey(path), id);
    });
  return made;
}

function newNames(names: readonly (string | undefined)[], known: Map<string, string>) {
  const made: { id: string; name: string }[] = [];
  for (const name of names) {
    if (!name || known.has(name.toLowerCase())) continue;
    const id = newId();
    made.push({ id, name });
    known.set(name.toLowerCase(), id);
  }
  return made;
}
