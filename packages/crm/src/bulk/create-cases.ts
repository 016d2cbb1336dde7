import { ofTenant } from "@arraigo/db";
import { newId } from "@arraigo/db/columns";
import { type Ctx, inTransaction, type Tx } from "@arraigo/platform";
import { sql } from "drizzle-orm";
import { cases, queues } from "../cases/tables";
import { stagesOf } from "../pipeline/list-stages";
import { insertRows } from "../records/bulk-rows";
import { caseKeys } from "../records/fold";
import { beginStaged, standingAt } from "./created-event";

export interface BulkCase {
  id?: string;
  subject: string;
  description?: string;
  accountId?: string;
  contactId?: string;
  /** The queue's name; made where there is none of that name. */
  queue?: string;
  priority?: "critical" | "high" | "moderate" | "low";
  channel?: string;
  category?: string;
  minutes?: number;
  resolution?: string;
  reason?: string;
  ownerId: string | null;
  /** The place in the default pipeline, 0 to 4 (solved is 3, closed without a solution is 4). */
  stagePosition: number;
  openedAt: Date;
  /** When it came to where it stands. */
  movedAt?: Date;
}

/** Many cases in a few statements, numbered on, each at its own time. For the system alone: no permission, no event. */
export async function createCases(ctx: Ctx, rows: readonly BulkCase[]): Promise<string[]> {
  return inTransaction(ctx, async (tx) => {
    const stages = await stagesOf(ctx, tx, "case");
    const queueIds = await queuesNamed(ctx, tx, [...new Set(rows.flatMap((row) => row.queue ?? []))]);
    let number = await lastNumber(ctx, tx);
    const made = rows.map((row) => {
      const { openedAt: createdAt, movedAt } = row;
      const held = { number: ++number, subject: row.subject };
      return {
        id: row.id ?? newId(createdAt.getTime()),
        organisationId: ctx.organisationId,
        ...held,
        ...caseKeys(held),
        description: row.description ?? null,
        accountId: row.accountId ?? null,
        contactId: row.contactId ?? null,
        queueId: row.queue ? (queueIds.get(row.queue) ?? null) : null,
        priority: row.priority ?? null,
        channel: row.channel ?? null,
        category: row.category ?? null,
        minutes: row.minutes ?? null,
        resolution: row.resolution ?? null,
        reason: row.reason ?? null,
        ownerId: row.ownerId,
        tags: [],
        custom: {},
        details: {},
        ...standingAt(stages, { position: row.stagePosition, createdAt, movedAt }),
        openedAt: row.openedAt,
      };
    });
    await insertRows(tx, cases, made);
    await beginStaged(ctx, tx, "case", stages[0]?.id ?? "", made, (row) => row.accountId);
    return made.map((row) => row.id);
  });
}

async function lastNumber(ctx: Ctx, tx: Tx): Promise<number> {
  const { rows } = await tx.execute<{ last: number }>(
    sql`select coalesce(max(number), 0)::int as last from ${cases} where organisation_id = ${ctx.organisationId}::uuid`,
  );
  return rows[0]?.last ?? 0;
}

async function queuesNamed(ctx: Ctx, tx: Tx, names: readonly string[]): Promise<Map<string, string>> {
  if (names.length === 0) return new Map();
  await tx
    .insert(queues)
    .values(names.map((name, position) => ({ organisationId: ctx.organisationId, name, position })))
    .onConflictDoNothing();
  const found = await tx
    .select({ id: queues.id, name: queues.name })
    .from(queues)
    .where(ofTenant(queues.organisationId, ctx.organisationId));
  return new Map(found.map((queue) => [queue.name, queue.id]));
}
