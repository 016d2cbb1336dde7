import type { Ctx, Tx } from "@arraigo/platform";
import { declaredOf, type UseName, type UseProperties } from "../timeline/use-names";

/** Counts as one use what the history tells record by record, such as an import. With an id, it can be taken back. */
export async function recordUse(
  ctx: Ctx,
  tx: Tx,
  name: UseName,
  messageId: string,
  known: UseProperties = {},
): Promise<void> {
  const { personId } = ctx.actor;
  if (!personId) return;
  const properties = declaredOf(name, known);
  await ctx.telemetry.record(ctx, tx, [
    { name: `crm.${name}`, personId, occurredAt: ctx.clock.now(), messageId, properties },
  ]);
}

/** Takes a use back with what it was counted for. Somebody who is nobody here, such as the system, has used nothing. */
export async function retractUse(
  ctx: Ctx,
  tx: Tx,
  messageId: string,
  { personId, since }: { personId: string | null; since: Date },
): Promise<void> {
  if (personId) await ctx.telemetry.retract(ctx, tx, [{ messageId, personId, since }]);
}
