import { accounts } from "../accounts/tables";
import { cases } from "../cases/tables";
import { contacts } from "../contacts/tables";
import { leads } from "../leads/tables";
import { crm } from "../namespace";
import { opportunities } from "../opportunities/tables";
import { products } from "../products/tables";
import type { RecordType, StagedType, SteppedType } from "../record-types";
import { recordColumns, stageColumns, stepColumns } from "./record-columns";

const anyRecord = () => crm.table("records", recordColumns());
const anyStepped = () => crm.table("records", { ...recordColumns(), ...stepColumns() });
const anyStaged = () => crm.table("records", { ...recordColumns(), ...stepColumns(), ...stageColumns() });

/** A record table seen by what all of them have. What only one type has is reached through its own table. */
export type RecordTable = ReturnType<typeof anyRecord>;
export type SteppedTable = ReturnType<typeof anyStepped>;
export type StagedTable = ReturnType<typeof anyStaged>;

/** A record of any type: what all have by name, the fields of its type by key. */
export type RecordRow = RecordTable["$inferSelect"] & Record<string, unknown>;
export type StagedRow = StagedTable["$inferSelect"] & Record<string, unknown>;

const tables = {
  account: accounts,
  contact: contacts,
  lead: leads,
  opportunity: opportunities,
  case: cases,
  product: products,
};

/** The three views of a type's table: the casts between them live here and nowhere else. */
export const tableOf = tables as unknown as Record<RecordType, RecordTable>;
export const steppedTableOf = tables as unknown as Record<SteppedType, SteppedTable>;
export const stagedTableOf = tables as unknown as Record<StagedType, StagedTable>;
