import { pathKey } from "./plan-rows";
import type { PersonRow, Problem } from "./read-row";

/** Lower-cased unit name → the paths of all units of that name. */
export type PathsByName = ReadonlyMap<string, readonly (readonly string[])[]>;

/**
 * A bare name means the unit of that name wherever it stands in the tree, so that a file which says "Bogotá" for "Sales / Bogotá"
 * makes no namesake beside it. A unit at the top is its own path; several further down cannot be told apart by name.
 */
export function resolveUnit(row: PersonRow | Problem, pathsByName: PathsByName): PersonRow | Problem {
  if ("problem" in row || row.orgUnit?.length !== 1) return row;
  const paths = pathsByName.get(pathKey(row.orgUnit)) ?? [];
  if (paths.length === 0 || paths.some((path) => path.length === 1)) return row;
  const [only] = paths;
  if (!only || paths.length > 1)
    return { line: row.line, problem: "unitAmbiguous", params: { value: row.orgUnit[0] ?? "", count: paths.length } };
  return { ...row, orgUnit: [...only] };
}
