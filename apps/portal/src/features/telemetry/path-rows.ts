import type { PathBranchData } from "./usage-types";

export interface PathRow {
  key: string;
  /** How deep in the tree, from 0. */
  depth: number;
  branch: PathBranchData;
  /** The events on the way there, its own last. */
  way: readonly PathBranchData[];
}

/** The tree line by line, each branch before what follows it. */
export function pathRows(branches: readonly PathBranchData[], way: readonly PathBranchData[] = []): PathRow[] {
  return branches.flatMap((branch) => {
    const here = [...way, branch];
    const key = here.map(({ kind, event }) => event ?? kind).join("\n");
    return [{ key, depth: way.length, branch, way: here }, ...pathRows(branch.next, here)];
  });
}
