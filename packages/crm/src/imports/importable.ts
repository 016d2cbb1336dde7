import type { Ctx, Tx } from "@arraigo/platform";
import type { FieldChange } from "../timeline/tables";
import type { RowGroup } from "./plan/group-rows";
import type { FileRun } from "./plan/import-run";
import type { MissingName } from "./plan/settle-names";
import type { ImportRow, RowFailure } from "./rows/import-row";

/** What becomes of the rows of a batch, whatever they are: what is counted, shown and listed of them. */
export interface RowsPlan {
  /** Rows of the file it covers. */
  rows: number;
  creates: readonly { id: string; row: ImportRow }[];
  updates: readonly { row: ImportRow }[];
  /** Rows that changed something, counting those that only added to an earlier row of the file. */
  updated: number;
  unchanged: number;
  failures: RowFailure[];
  /** How many rows look like something already here. */
  lookalikes: number;
  /** What is made because rows name it. */
  missing: MissingName[];
}

/** A change as a dry run shows it. */
export interface ShownChange {
  row: ImportRow;
  name: string;
  changes: readonly FieldChange[];
}

/**
 * What can be imported: how a batch of its rows is planned, and how a plan is written. Reading the file, batches, counts, progress,
 * pausing, crashes and the file of errors are the same for all.
 */
export interface Importable<Plan extends RowsPlan = RowsPlan> {
  run: FileRun;
  /** Decides, for the dry run and for the import alike; reads and writes nothing. */
  plan(ctx: Ctx, tx: Tx, batch: { groups: readonly RowGroup[]; comesUp(key: string): boolean }): Promise<Plan>;
  /** Writes what was planned, with history, all of it under the import's id. */
  write(ctx: Ctx, tx: Tx, plan: Plan): Promise<void>;
  /** What a plan changes of what is here already. */
  changes(plan: Plan): ShownChange[];
  /** Whether a plan's batch may be written beside another one. */
  standsAlone(plan: Plan): boolean;
  /** Whether each batch has to see what the one before wrote. */
  isInTurn: boolean;
}
