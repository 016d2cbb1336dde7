import type { Ctx, Tx } from "@arraigo/platform";
import { objectionDaysMax } from "../claims/return-claim";
import { returnRecords } from "../lists/remove-records";
import type { RecordType } from "../record-types";
import type { Doing } from "../records/doing";
import { lockRecords, lockWritable } from "../records/lock-records";
import { hasValues, planRestoring } from "../records/plan-restoring";
import { restoreOwners } from "../records/restore-owners";
import { restoreValues } from "../records/restore-values";
import type { Stayed } from "../records/stayed";
import { touchedSince } from "../records/touched-since";
import type { recordEvents } from "../timeline/tables";
import type { runs } from "./tables";

type Run = Pick<typeof runs.$inferSelect, "id" | "createdAt">;
type Event = typeof recordEvents.$inferSelect;

const dayMs = 86_400_000;

/** Puts back what a run changed in records of one type, moves aside: what was removed, fields, owners. `events` newest first. */
export async function restoreRun(
  ctx: Ctx,
  tx: Tx,
  type: RecordType,
  run: Run,
  events: readonly Event[],
  doing: Doing,
): Promise<{ done: Set<string>; stayed: Stayed[] }> {
  const idsOf = (kind: string) => [
    ...new Set(events.filter((event) => event.kind === kind).map(({ subjectId }) => subjectId)),
  ];
  const returned = await returnRemoved(ctx, tx, type, idsOf("removed"), doing);
  const changing = events.filter(({ kind }) => kind === "changed" || kind === "reassigned");
  const rows = await lockWritable(ctx, tx, type, idsOf("changed"));
  const handed = await lockHanded(ctx, tx, type, run, idsOf("reassigned"));
  const byId = (held: typeof rows) => new Map(held.map((row) => [row.id, row]));
  const touched = await touchedSince(ctx, tx, run.id, changing);
  const plan = planRestoring(type, byId(rows), changing, touched, byId(handed));
  const asked = plan.restoring.map(({ change }) => change);
  const values = await restoreValues(ctx, tx, type, asked.filter(hasValues), doing);
  const owners = await restoreOwners(
    ctx,
    tx,
    type,
    plan.restoring.flatMap(({ row, ownerId }) => (ownerId === undefined ? [] : [{ row, ownerId }])),
    doing,
  );
  return {
    done: new Set([...returned.done, ...values.done.map(({ id }) => id), ...owners.done]),
    stayed: [...returned.stayed, ...plan.stayed, ...values.stayed, ...owners.stayed],
  };
}

/** What is back already is nobody's loss; what was merged or forgotten since, or is out of reach, stays gone. */
async function returnRemoved(ctx: Ctx, tx: Tx, type: RecordType, ids: readonly string[], doing: Doing) {
  const done = await returnRecords(ctx, tx, type, ids, doing);
  const missing = ids.filter((id) => !done.includes(id));
  const live = new Set((await lockRecords(ctx, tx, type, missing)).map((row) => row.id));
  const stayed = missing
    .filter((id) => !live.has(id))
    .map((id): Stayed => ({ type, id, field: null, reason: "keptNotYours" }));
  return { done, stayed };
}

/**
 * Whoever handed records on may take them back though they are no longer theirs, as long as a claim can be objected to; later only
 * what they may hand on anyhow.
 */
function lockHanded(ctx: Ctx, tx: Tx, type: RecordType, run: Run, ids: readonly string[]) {
  const soon = ctx.clock.now().getTime() - run.createdAt.getTime() <= objectionDaysMax * dayMs;
  return lockRecords(ctx, tx, type, ids, soon ? undefined : "crm.record.reassign");
}
