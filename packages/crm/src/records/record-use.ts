import type { Ctx, Tx } from "@arraigo/platform";
import type { StagedType } from "../record-types";

/** Reports a second thing the person did with the same click: a next step set while logging a call. With an id, it can be taken back. */
export async function recordUse(
  ctx: Ctx,
  tx: Tx,
  name: "next_step_set" | "lead_converted" | `${StagedType}_moved`,
  messageId?: string,
): Promise<void> {
  if (!ctx.actor.personId) return;
  await ctx.telemetry.record(ctx, tx, [
    {
      name: `crm.${name}`,
      personId: ctx.actor.personId,
      occurredAt: ctx.clock.now(),
      ...(messageId ? { messageId } : {}),
    },
  ]);
}
