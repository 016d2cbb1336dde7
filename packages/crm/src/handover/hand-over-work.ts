import { ofTenant } from "@arraigo/db";
import type { Ctx, HandoverSource, OpenWork, Tx } from "@arraigo/platform";
import { and, asc, eq, sql } from "drizzle-orm";
import { subjectColumns } from "../activities/activity-subjects";
import { activities } from "../activities/tables";
import { approvals } from "../pipeline/tables";
import { handRecords } from "../records/hand-records";
import { type RecordRow, tableOf } from "../records/record-table";
import { uuids } from "../records/scope";
import { newRunId, recordRun } from "../runs/run";
import { type Hands, recordHanded, recordRunMoves } from "./handed";
import { type KeptType, keptTypes, openApprovalsOf, openRecordsOf, openTasksOf, openWork } from "./open-work";

/** Rows that are read, locked and written at once: memory stays flat however much somebody had. */
const rowsAtOnce = 5_000;

/**
 * Everything open that was one person's becomes another's, or with `null` can be claimed, with history, as one run that can be
 * taken back. What is closed stays with whoever closed it.
 */
async function handOverWork(ctx: Ctx, tx: Tx, from: string, to: string | null): Promise<OpenWork[]> {
  const runId = newRunId(ctx);
  const moved: OpenWork[] = [];
  for (const type of keptTypes) {
    const count = await handOverRecords(ctx, tx, type, { from, to, runId });
    if (count > 0) moved.push({ kind: type, count });
  }
  const tasks = await handOverTasks(ctx, tx, { from, to, runId });
  if (tasks > 0) moved.push({ kind: "task", count: tasks });
  const asked = await tx
    .update(approvals)
    .set({ approverId: to })
    .where(openApprovalsOf(ctx, from))
    .returning({ id: approvals.id });
  if (asked.length > 0) moved.push({ kind: "approval", count: asked.length });
  const ids = asked.map(({ id }) => id);
  await recordRunMoves(ctx, tx, "approval", ids, { from, to, runId });
  const records = moved.reduce((sum, each) => sum + each.count, 0);
  if (records > 0) await recordRun(ctx, tx, { id: runId, kind: "handover", recordType: null, records });
  return moved;
}

async function handOverRecords(ctx: Ctx, tx: Tx, type: KeptType, { from, to, runId }: Hands): Promise<number> {
  const table = tableOf[type];
  let count = 0;
  for (;;) {
    // What has been handed over is not theirs any more, so the next read goes on where this one ended.
    const rows = await tx
      .select()
      .from(table)
      .where(openRecordsOf(ctx, type, from))
      .orderBy(asc(table.id))
      .limit(rowsAtOnce)
      .for("update");
    count += (await handRecords(ctx, tx, type, rows as RecordRow[], to, { runId })).length;
    if (rows.length < rowsAtOnce) return count;
  }
}

/** With nobody to take them, tasks about a record wait on that record; those about nothing stay what they were: a note to oneself. */
async function handOverTasks(ctx: Ctx, tx: Tx, { from, to, runId }: Hands): Promise<number> {
  const about = sql`num_nonnulls(${sql.join(
    subjectColumns.map(([, column]) => activities[column]),
    sql`, `,
  )}) > 0`;
  let count = 0;
  for (;;) {
    const tasks = await tx
      .select()
      .from(activities)
      .where(and(openTasksOf(ctx, from), to === null ? about : undefined))
      .orderBy(asc(activities.id))
      .limit(rowsAtOnce)
      .for("update");
    await tx
      .update(activities)
      .set({ assigneeId: to })
      .where(
        and(
          ofTenant(activities.organisationId, ctx.organisationId),
          eq(activities.assigneeId, from),
          sql`${activities.id} = any(${uuids(tasks.map((task) => task.id))})`,
        ),
      );
    await recordRunMoves(
      ctx,
      tx,
      "task",
      tasks.map((task) => task.id),
      { from, to, runId },
    );
    await recordHanded(ctx, tx, tasks, { from, to });
    count += tasks.length;
    if (tasks.length < rowsAtOnce) return count;
  }
}

/** What the CRM keeps in people's care. */
export const handover: HandoverSource = { count: openWork, handOver: handOverWork };
