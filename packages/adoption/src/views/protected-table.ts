import type { Ctx, Tx } from "@arraigo/platform";
import type { LocalDate } from "@arraigo/platform/calendar";
import { groupMinimum, type Protection } from "@arraigo/platform/disclosure";
import {
  type Atom,
  type Grouping,
  type GroupingsProtection,
  protectColumn,
  protectGroupings,
} from "../disclosure/protect-groupings";
import { grouped } from "../grouped";
import { type RecentAtom, recentAtoms, type ScopeAtom, scopeAtoms } from "./atoms";
import { type Column, columnsOf } from "./columns";
import { listBehaviours } from "./published";

/** A rollout's people by every grouping, protected once: each page, drill and export is cut out of this. */
export interface ProtectedTable {
  minimum: number;
  columns: readonly Column[];
  scope: readonly ScopeAtom[];
  recent: ReadonlyMap<string, readonly RecentAtom[]>;
  /** Adoption: who is in scope. */
  rows: GroupingsProtection;
  /** Column by column: who had an expectation in the last four full weeks. */
  cells: ReadonlyMap<string, GroupingsProtection>;
}

export async function protectedTable(ctx: Ctx, tx: Tx, rolloutId: string, asOfDay: LocalDate): Promise<ProtectedTable> {
  const minimum = groupMinimum(ctx.privacyMode);
  const scope = await scopeAtoms(ctx, tx, rolloutId, asOfDay);
  const rows = protectGroupings(scope, minimum);
  const columns = columnsOf(await listBehaviours(ctx, tx, rolloutId));
  const recent = grouped(await recentAtoms(ctx, tx, rolloutId, columns), ({ behaviourId }) => behaviourId);
  const cells = new Map(
    [...recent].map(([behaviourId, atoms]) => [behaviourId, protectColumn(atoms, minimum, isOpen(rows))]),
  );
  return { minimum, columns, scope, recent, rows, cells };
}

/** A group that is hidden as a row is hidden in every cell, whatever the cell alone would allow. */
export function isOpen(rows: GroupingsProtection) {
  return (grouping: Grouping, key: string): boolean => rowProtection(rows, grouping, key) === "shown";
}

/** A group with nobody in scope (all have left) has no row; a figure about it would be one about former colleagues, and stays hidden. */
export function rowProtection(rows: GroupingsProtection, grouping: Grouping, key: string): Protection {
  return rows.groups[grouping].get(key) ?? "complement";
}

/** Adds up what the atoms of one group hold. */
export function sumOf<A extends Atom>(
  atoms: readonly A[],
  isIn: (atom: A) => boolean,
  value: (atom: A) => number,
): number {
  return atoms.reduce((sum, atom) => sum + (isIn(atom) ? value(atom) : 0), 0);
}
