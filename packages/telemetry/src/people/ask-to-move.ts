import type { Tx } from "@arraigo/platform";

/** Has what was stored under names follow them, where any changed hands. In the transaction that changed them. */
export async function askToMove(tx: Tx, changed: number): Promise<void> {
  if (changed > 0) await tx.enqueue("telemetry.moveNames", {});
}
