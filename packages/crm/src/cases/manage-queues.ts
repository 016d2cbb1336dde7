import { ofTenant } from "@arraigo/db";
import { newId } from "@arraigo/db/columns";
import { holds } from "@arraigo/directory";
import { type Ctx, inTransaction, NotFound, type Tx } from "@arraigo/platform";
import { and, asc, count, eq, isNull, ne, or, sql } from "drizzle-orm";
import type { CreateQueue, OrderQueues, QueueById, RenameQueue } from "../contract";
import { queueInWords } from "../pipeline/given-names";
import { readableWhere } from "../records/readable-names";
import { uuids } from "../records/scope";
import { QueueNameTaken, QueueNotEmpty } from "./errors";
import { lockQueueNames } from "./lock-queue-names";
import { cases, queues } from "./tables";

/**
 * All queues in order, archived ones last, each with how many open cases wait in it and since when the oldest does: of those the
 * actor may read, and of those that are nobody's where they may take them.
 */
export async function listQueues(ctx: Ctx) {
  return inTransaction(ctx, async (tx) => {
    const readable = readableWhere(ctx, "case", cases.ownerId);
    const takeable = holds(ctx, "crm.case.read") && holds(ctx, "crm.case.take") ? isNull(cases.ownerId) : undefined;
    const waiting = await tx
      .select({
        queueId: cases.queueId,
        open: count(),
        unowned: sql<number>`count(*) filter (where ${cases.ownerId} is null)::int`,
        oldestAt: sql<string | null>`min(${cases.openedAt}) filter (where ${cases.ownerId} is null)`,
      })
      .from(cases)
      .where(
        and(
          ofTenant(cases.organisationId, ctx.organisationId),
          isNull(cases.closedAt),
          isNull(cases.goneAt),
          readable && or(readable, takeable),
        ),
      )
      .groupBy(cases.queueId);
    const rows = await tx
      .select()
      .from(queues)
      .where(ofTenant(queues.organisationId, ctx.organisationId))
      .orderBy(sql`${queues.archivedAt} is not null`, asc(queues.position), asc(queues.id));
    const of = new Map(waiting.map((each) => [each.queueId, each]));
    return rows.map((row) => {
      const held = of.get(row.id);
      return {
        id: row.id,
        name: queueInWords(row.name, ctx.actor.language),
        archivedAt: row.archivedAt?.toISOString() ?? null,
        open: held?.open ?? 0,
        unowned: held?.unowned ?? 0,
        oldestAt: held?.oldestAt ? new Date(held.oldestAt).toISOString() : null,
      };
    });
  });
}

export async function createQueue(ctx: Ctx, input: CreateQueue): Promise<{ id: string }> {
  return inTransaction(ctx, async (tx) => {
    await lockQueueNames(ctx, tx);
    await assertNameFree(ctx, tx, input.name);
    const [last] = await tx
      .select({ position: sql<number>`coalesce(max(${queues.position}), 0)::int` })
      .from(queues)
      .where(ofTenant(queues.organisationId, ctx.organisationId));
    const id = newId(ctx.clock.now().getTime());
    await tx.insert(queues).values({
      id,
      organisationId: ctx.organisationId,
      name: input.name,
      position: (last?.position ?? 0) + 1,
      createdAt: ctx.clock.now(),
    });
    return { id };
  });
}

export async function renameQueue(ctx: Ctx, input: RenameQueue): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await lockQueueNames(ctx, tx);
    const queue = await queueById(ctx, tx, input.id);
    if (input.name === queueInWords(queue.name, ctx.actor.language)) return;
    await assertNameFree(ctx, tx, input.name, input.id);
    await tx.update(queues).set({ name: input.name }).where(at(ctx, input.id));
  });
}

/** Takes a queue out of use. Refused while open cases wait in it: they would be forgotten. */
export async function archiveQueue(ctx: Ctx, input: QueueById): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await queueById(ctx, tx, input.id);
    const [waiting] = await tx
      .select({ open: count() })
      .from(cases)
      .where(
        and(
          ofTenant(cases.organisationId, ctx.organisationId),
          eq(cases.queueId, input.id),
          isNull(cases.closedAt),
          isNull(cases.goneAt),
        ),
      );
    if (waiting && waiting.open > 0) throw new QueueNotEmpty({ open: waiting.open });
    await tx.update(queues).set({ archivedAt: ctx.clock.now() }).where(at(ctx, input.id));
  });
}

export async function restoreQueue(ctx: Ctx, input: QueueById): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await queueById(ctx, tx, input.id);
    await tx.update(queues).set({ archivedAt: null }).where(at(ctx, input.id));
  });
}

export async function orderQueues(ctx: Ctx, input: OrderQueues): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await tx
      .update(queues)
      .set({ position: sql`array_position(${uuids(input.ids)}, ${queues.id})` })
      .where(and(ofTenant(queues.organisationId, ctx.organisationId), sql`${queues.id} = any(${uuids(input.ids)})`));
  });
}

const at = (ctx: Ctx, id: string) => and(ofTenant(queues.organisationId, ctx.organisationId), eq(queues.id, id));

async function queueById(ctx: Ctx, tx: Tx, id: string) {
  const [found] = await tx.select().from(queues).where(at(ctx, id)).for("update");
  if (!found) throw new NotFound();
  return found;
}

/** The names are locked. */
async function assertNameFree(ctx: Ctx, tx: Tx, name: string, but?: string): Promise<void> {
  const [taken] = await tx
    .select({ id: queues.id })
    .from(queues)
    .where(
      and(
        ofTenant(queues.organisationId, ctx.organisationId),
        sql`lower(${queues.name}) = lower(${name})`,
        but ? ne(queues.id, but) : undefined,
      ),
    );
  if (taken) throw new QueueNameTaken({}, "name");
}
