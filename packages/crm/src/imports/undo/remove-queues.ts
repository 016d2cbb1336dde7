import { ofTenant } from "@arraigo/db";
import { newId } from "@arraigo/db/columns";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, sql } from "drizzle-orm";
import { cases, queues } from "../../cases/tables";
import { insertRows } from "../../records/bulk-rows";
import { uuids } from "../../records/scope";
import type { MadeQueue } from "../import-progress";
import { importErrors } from "../tables";

/**
 * Takes queues away again that an import made, once its cases are gone: those nobody renamed and no case waits in or passed through
 * that is still there. The others are kept and listed. Returns how many went and how many stayed.
 */
export async function removeQueues(
  ctx: Ctx,
  tx: Tx,
  importId: string,
  made: readonly MadeQueue[],
): Promise<{ removed: number; kept: number }> {
  if (made.length === 0) return { removed: 0, kept: 0 };
  const nameOf = new Map(made.map(({ id, name }) => [id, name]));
  const mine = ofTenant(queues.organisationId, ctx.organisationId);
  const held = await tx
    .select()
    .from(queues)
    .where(and(mine, sql`${queues.id} = any(${uuids([...nameOf.keys()])})`))
    .orderBy(queues.id)
    .for("update");
  const among = (ids: readonly string[]) =>
    and(ofTenant(cases.organisationId, ctx.organisationId), sql`${cases.queueId} = any(${uuids(ids)})`);
  const inUse = await tx
    .selectDistinct({ id: cases.queueId })
    .from(cases)
    .where(
      and(
        among(held.map(({ id }) => id)),
        // What else went may come back one day; what the import made does not.
        sql`(${cases.goneAt} is null or ${cases.importId} is distinct from ${importId}::uuid)`,
      ),
    );
  const used = new Set(inUse.map(({ id }) => id));
  const gone = held.filter(({ id, name }) => !used.has(id) && nameOf.get(id) === name).map(({ id }) => id);
  if (gone.length > 0) {
    // What went keeps its line of history and lets go of the queue, which else could not go.
    await tx.update(cases).set({ queueId: null }).where(among(gone));
    await tx.delete(queues).where(and(mine, sql`${queues.id} = any(${uuids(gone)})`));
  }
  const kept = held.filter(({ id }) => !gone.includes(id));
  await insertRows(
    tx,
    importErrors,
    kept.map(({ name }) => ({
      id: newId(),
      organisationId: ctx.organisationId,
      importId,
      line: 0,
      problem: "usedSince",
      params: { name },
      cells: [],
      outcome: "kept",
      recordId: null,
    })),
  );
  return { removed: gone.length, kept: kept.length };
}
