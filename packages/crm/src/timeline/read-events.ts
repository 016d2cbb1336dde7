import { ofTenant } from "@arraigo/db";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, desc, eq, type SQL, sql } from "drizzle-orm";
import type { EventSource, RecordType } from "../record-types";
import { texts } from "../records/scope";
import { recordEvents } from "./tables";

export type EventRow = typeof recordEvents.$inferSelect;

export interface EventsAsked {
  type: RecordType;
  /** The record, and what was merged into it. */
  ids: readonly string[];
  /** The leads it began as: their history is the beginning of its own. */
  leadIds?: readonly string[];
  kinds?: readonly string[] | null;
  /** Only what came through this door. */
  source?: EventSource | undefined;
  /** Only what touched this field. */
  field?: string;
  after: { at: string; id: string } | undefined;
  rowsMax: number;
}

/**
 * Events newest first, straight from the index: of an account with all that belongs to it, of anything else its own. One read a
 * record, because an index cannot give several in one order. Up to `rowsMax` rows.
 */
export async function readEvents(ctx: Ctx, tx: Tx, asked: EventsAsked): Promise<EventRow[]> {
  const column = asked.type === "account" && !asked.field ? recordEvents.accountId : recordEvents.subjectId;
  const { after, kinds, source, field } = asked;
  const narrowed: (SQL | undefined)[] = [
    ofTenant(recordEvents.organisationId, ctx.organisationId),
    kinds ? sql`${recordEvents.kind} = any(${texts(kinds)})` : undefined,
    source ? eq(recordEvents.source, source) : undefined,
    field ? sql`${recordEvents.changes} @> ${JSON.stringify([{ field }])}::jsonb` : undefined,
    after
      ? sql`(${recordEvents.occurredAt}, ${recordEvents.id}) < (${after.at}::timestamptz, ${after.id}::uuid)`
      : undefined,
  ];
  const reads = [
    ...asked.ids.map((id) => [column, id] as const),
    ...(asked.leadIds ?? []).map((id) => [recordEvents.subjectId, id] as const),
  ];
  const found = await Promise.all(
    reads.map(([on, id]) =>
      // What is looked for in the changes themselves has no index; all else is a stretch of one.
      (field ? tx : tx.planned)
        .select()
        .from(recordEvents)
        .where(and(...narrowed, eq(on, id)))
        .orderBy(desc(recordEvents.occurredAt), desc(recordEvents.id))
        .limit(asked.rowsMax),
    ),
  );
  return found.length === 1 ? (found[0] ?? []) : found.flat().sort(newestFirst).slice(0, asked.rowsMax);
}

function newestFirst(a: EventRow, b: EventRow): number {
  return b.occurredAt.getTime() - a.occurredAt.getTime() || (a.id < b.id ? 1 : -1);
}
