import { newId } from "@arraigo/db/columns";
import type { Ctx, Tx } from "@arraigo/platform";
import type { RecordType } from "../record-types";
import { runs } from "./tables";

export type RunKind = "edit" | "reassign" | "claim" | "handover" | "delete" | "restore";

export const newRunId = (ctx: Ctx) => newId(ctx.clock.now().getTime());

/** Writes down that many records were changed as one, so that it can be taken back as one. */
export async function recordRun(
  ctx: Ctx,
  tx: Tx,
  run: { id: string; kind: RunKind; recordType: RecordType | null; records: number } & Partial<
    Pick<typeof runs.$inferInsert, "state" | "total" | "work" | "found" | "importer">
  >,
): Promise<void> {
  await tx.insert(runs).values({
    ...run,
    organisationId: ctx.organisationId,
    startedBy: ctx.actor.personId,
    createdAt: ctx.clock.now(),
  });
}
