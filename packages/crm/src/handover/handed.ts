import { ofTenant } from "@arraigo/db";
import { newId } from "@arraigo/db/columns";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, asc, sql } from "drizzle-orm";
import { subjectsOf } from "../activities/activity-subjects";
import { activities } from "../activities/tables";
import { HandoverPersonLeft } from "../errors";
import { approvals } from "../pipeline/tables";
import { insertRows } from "../records/bulk-rows";
import type { Doing } from "../records/doing";
import { referenceNames } from "../records/references";
import { workingHere } from "../records/restore-owners";
import { uuids } from "../records/scope";
import { runMoves } from "../runs/tables";
import { recordHistory } from "../timeline/record-event";
import { recordEvents } from "../timeline/tables";

type Activity = typeof activities.$inferSelect;

/** From whom to whom, as part of which run; to nobody in particular where null. */
export interface Hands {
  from: string;
  to: string | null;
  runId: string;
}

const assigneeField = { assigneeId: { kind: "person" } } as const;

/** Writes down which tasks or requests changed hands, so that the run can be taken back whole. */
export async function recordRunMoves(
  ctx: Ctx,
  tx: Tx,
  kind: "task" | "approval",
  ids: readonly string[],
  { from, to, runId }: Hands,
): Promise<void> {
  const now = ctx.clock.now().getTime();
  const { organisationId } = ctx;
  await insertRows(
    tx,
    runMoves,
    ids.map((rowId) => ({ id: newId(now), organisationId, runId, kind, rowId, fromId: from, toId: to })),
  );
}

/** The history of tasks that changed hands, on every record they are about. */
export async function recordHanded(
  ctx: Ctx,
  tx: Tx,
  tasks: readonly Activity[],
  { from, to }: { from: string | null; to: string | null },
  doing: Doing = {},
): Promise<void> {
  const names = await referenceNames(ctx, tx, assigneeField, [{ assigneeId: from }, { assigneeId: to }]);
  const nameOf = (id: string | null) => (id ? (names.get(id) ?? null) : null);
  const change = { field: "assigneeId", from: nameOf(from), to: nameOf(to), fromValue: from, toValue: to };
  await recordHistory(
    ctx,
    tx,
    tasks.flatMap((task) => {
      const subjects = subjectsOf(task);
      return subjects.all.map(({ type, id }, index) => ({
        ...doing,
        subjectType: type,
        subjectId: id,
        accountId: index === 0 ? subjects.accountId : null,
        kind: "activity_changed" as const,
        activityId: task.id,
        changes: [change],
      }));
    }),
  );
}

/**
 * Gives tasks and requests that one run handed on back to whoever had them, where they are still open and whose the run made them.
 * Returns how many are back and how many stayed.
 */
export async function giveBackHanded(
  ctx: Ctx,
  tx: Tx,
  moves: readonly (typeof runMoves.$inferSelect)[],
  doing: Doing,
): Promise<{ restored: number; kept: number }> {
  const [first] = moves;
  if (!first) return { restored: 0, kept: 0 };
  const { fromId, toId } = first;
  const idsOf = (kind: string) => uuids(moves.filter((move) => move.kind === kind).map(({ rowId }) => rowId));
  const stillTheirs = and(
    ofTenant(activities.organisationId, ctx.organisationId),
    sql`${activities.id} = any(${idsOf("task")})`,
    sql`${activities.assigneeId} is not distinct from ${toId}::uuid and ${activities.doneAt} is null and ${activities.withdrawnAt} is null`,
  );
  // Locked in the order in which handing over locks them.
  await tx.select({ id: activities.id }).from(activities).where(stillTheirs).orderBy(asc(activities.id)).for("update");
  const tasks = await tx.update(activities).set({ assigneeId: fromId }).where(stillTheirs).returning();
  await recordHanded(ctx, tx, tasks, { from: toId, to: fromId }, doing);
  const asked = await tx
    .update(approvals)
    .set({ approverId: fromId })
    .where(
      and(
        ofTenant(approvals.organisationId, ctx.organisationId),
        sql`${approvals.id} = any(${idsOf("approval")})`,
        sql`${approvals.approverId} is not distinct from ${toId}::uuid and ${approvals.decidedAt} is null`,
      ),
    )
    .returning({ id: approvals.id });
  const restored = tasks.length + asked.length;
  return { restored, kept: moves.length - restored };
}

/** Nothing is handed back to somebody who has left: their work would be nobody's. Throws `crm.HandoverPersonLeft`. */
export async function assertStillHere(ctx: Ctx, tx: Tx, runId: string): Promise<void> {
  const own = sql`${ctx.organisationId}::uuid`;
  // A handover is one person's: any row of it says whose.
  const { rows } = await tx.execute<{ id: string }>(sql`
    (select m.from_id as id from ${runMoves} m where m.organisation_id = ${own} and m.run_id = ${runId}::uuid limit 1)
    union
    (select (change->>'fromValue')::uuid from ${recordEvents} e cross join lateral jsonb_array_elements(e.changes) as change
      where e.organisation_id = ${own} and e.run_id = ${runId}::uuid and e.kind = 'reassigned' and change->>'fromValue' is not null
      limit 1)
    order by id`);
  const ids = rows.map(({ id }) => id);
  const here = await workingHere(ctx, tx, ids);
  const left = ids.find((id) => !here.has(id));
  if (left === undefined) return;
  const names = await referenceNames(ctx, tx, assigneeField, [{ assigneeId: left }]);
  throw new HandoverPersonLeft({ person: names.get(left) ?? "" });
}
