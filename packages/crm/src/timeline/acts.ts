import type { Ctx, Tx } from "@arraigo/platform";
import type { RecordEvent } from "./event-kinds";
import { type Use, usesOf, type Written } from "./uses-of";

/** What the calls that are open now have written into the history so far, by their transaction. */
const open = new WeakMap<Tx, Written[]>();

/** Remembers what was written, where it belongs to somebody's call: jobs and seeds are nobody's use. */
export function noteWritten(ctx: Ctx, tx: Tx, happened: readonly RecordEvent[], now: Date): void {
  const held = open.get(tx);
  if (!held) return;
  for (const each of happened)
    if (each.actorId === undefined || each.actorId === ctx.actor.personId)
      held.push({ ...each, occurredAt: each.occurredAt ?? now });
}

/**
 * Runs a call of somebody's, and counts what it wrote into the history as their use, in the same transaction: every way into the
 * CRM passes here, so no verb has to report itself. Nothing changed is nothing used.
 */
export async function countingUses<T extends { ok: boolean }>(ctx: Ctx, tx: Tx, work: () => Promise<T>): Promise<T> {
  const { personId } = ctx.actor;
  // A call within a call is part of it.
  if (!personId || open.has(tx)) return work();
  const written: Written[] = [];
  open.set(tx, written);
  try {
    const result = await work();
    if (result.ok) await record(ctx, tx, personId, usesOf(written));
    return result;
  } finally {
    open.delete(tx);
  }
}

async function record(ctx: Ctx, tx: Tx, personId: string, uses: readonly Use[]): Promise<void> {
  if (uses.length === 0) return;
  const events = uses.map(({ name, messageId = ctx.usageId, properties }) => ({
    name: `crm.${name}`,
    personId,
    occurredAt: ctx.clock.now(),
    properties,
    ...(messageId ? { messageId } : {}),
  }));
  await ctx.telemetry.record(ctx, tx, events);
}
