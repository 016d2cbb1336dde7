import type { ListOp, ListOwner } from "@arraigo/crm/list-fields";
import { api } from "../../../../lib/trpc";
import { type FieldValue, type FieldValues, type RecordType, routerOf } from "../record-form/record-fields";

/** One filter: a field, how, and with what. `between` and `anyOf` take a list. */
export interface Condition {
  field: string;
  op: ListOp;
  value?: FieldValue | readonly number[];
  /** Of an amount: the currency it is compared in. */
  currency?: string;
}

export interface ListFilter {
  search?: string | undefined;
  owner: ListOwner;
  conditions: readonly Condition[];
}

export interface ListOrder {
  field: string;
  direction: "asc" | "desc";
}

export interface ListRow {
  id: string;
  ownerId: string | null;
  ownerName: string | null;
  /** By field, the organisation's own ones as `custom.<key>`. */
  values: FieldValues;
  /** What the ids among the values are called, by id. */
  names: Readonly<Record<string, string>>;
  /** Ids among the values of records that were deleted. */
  gone?: readonly string[];
  mayWrite: boolean;
  flags?: readonly string[];
}

/** A row as the server gives it: own values stand apart. */
type SentRow = ListRow & { custom: FieldValues };

export interface ListPage {
  rows: readonly ListRow[];
  next: string | null;
  /** Nothing is written exactly like the search; these come closest. */
  resembling?: boolean;
}

interface Ask<Input, Answer> {
  query: (input: Input, options?: { signal?: AbortSignal }) => Promise<Answer>;
}
interface Act<Input, Answer> {
  mutate: (input: Input) => Promise<Answer>;
}

export type BulkTarget = { ids: readonly string[] } | { filter: ListFilter };

export interface ListInput extends ListFilter {
  sort?: ListOrder | undefined;
  cursor?: string | undefined;
  limit: number;
  columns?: readonly string[] | undefined;
}

interface ListProcedures {
  list: Ask<ListInput, Omit<ListPage, "rows"> & { rows: readonly SentRow[] }>;
  count: Ask<ListFilter, { count: number }>;
  update: Act<{ id: string; values: Record<string, unknown>; was?: Record<string, unknown> }, { changed: boolean }>;
  create: Act<Record<string, unknown>, { id: string }>;
}

/** The verbs all record types share, by type: their inputs and answers are the same, only the values differ. */
export function proceduresOf(type: RecordType): ListProcedures {
  return api.crm[routerOf[type]] as unknown as ListProcedures;
}

/** A page of a type's list, every value by its field. */
export async function readList(type: RecordType, input: ListInput, signal?: AbortSignal): Promise<ListPage> {
  const page = await proceduresOf(type).list.query(input, signal && { signal });
  return {
    ...page,
    rows: page.rows.map(({ custom, ...row }) => ({
      ...row,
      values: {
        ...row.values,
        ...Object.fromEntries(Object.entries(custom).map(([key, value]) => [`custom.${key}`, value])),
      },
    })),
  };
}

/** The key every reading of a type's list begins with, so that whatever refreshes the CRM refreshes it too. */
export const listKey = (type: RecordType, what: "list" | "count") => [["crm", routerOf[type], what]] as const;
