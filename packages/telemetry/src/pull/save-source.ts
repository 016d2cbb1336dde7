import { ofTenant } from "@arraigo/db";
import { newId } from "@arraigo/db/columns";
import { recordAudit } from "@arraigo/directory";
import { type Ctx, inTransaction, type Tx } from "@arraigo/platform";
import { and, isNull, sql } from "drizzle-orm";
import { PullFolderRefused, PullNotSetUp, TooManyPullSources } from "../errors";
import type { UploadState } from "../history-contract";
import type { AddPullSource, PullSourceById } from "../pull-contract";
import { PullStopped } from "./connector";
import { sourceFolder } from "./pull-folder";
import { lockSource, setSource } from "./pull-state";
import { pullSources } from "./tables";

const sourcesMax = 20;

const audit = (ctx: Ctx, tx: Tx, action: string, sourceId: string, facts: { name: string; folder?: string }) =>
  recordAudit(ctx, tx, { action: `telemetry.${action}`, subjectType: "pull_source", subjectId: sourceId, facts });

/** Stops or goes on with all of a source's files that are half read. What is in stays in, and can be taken back. */
const setReadings = (ctx: Ctx, tx: Tx, sourceId: string, from: readonly UploadState[], to: UploadState) =>
  tx.runSql(
    `update telemetry.history_uploads u set state = $4, ended_at = case when $4 = 'done' then $5::timestamptz else u.ended_at end
     where u.organisation_id = $1::uuid and u.state = any($3::text[]) and u.id in (
       select f.id from telemetry.pull_files f where f.organisation_id = $1::uuid and f.source_id = $2::uuid)`,
    [tx.organisationId, sourceId, from, to, ctx.clock.now().toISOString()],
  );

/** Fetches from a folder from now on, first at once. @throws PullNotSetUp, PullFolderRefused, TooManyPullSources */
export async function addPullSource(ctx: Ctx, input: AddPullSource): Promise<{ sourceId: string }> {
  const { name, kind, folder, everyMinutes } = input;
  await sourceFolder(ctx, folder).catch((error: unknown) => {
    if (!(error instanceof PullStopped)) throw error;
    throw error.problem === "not_set_up" ? new PullNotSetUp() : new PullFolderRefused({}, "folder");
  });
  return inTransaction(ctx, async (tx) => {
    const [counted] = await tx
      .select({ count: sql<number>`count(*)::int` })
      .from(pullSources)
      .where(and(ofTenant(pullSources.organisationId, ctx.organisationId), isNull(pullSources.removedAt)));
    if ((counted?.count ?? 0) >= sourcesMax) throw new TooManyPullSources({ maximum: sourcesMax });
    const sourceId = newId();
    await tx.insert(pullSources).values({
      id: sourceId,
      organisationId: ctx.organisationId,
      name,
      kind,
      folder,
      everyMinutes,
      createdBy: ctx.actor.personId,
      createdAt: ctx.clock.now(),
    });
    await audit(ctx, tx, "pull_source_added", sourceId, { name, folder });
    await tx.enqueue("telemetry.pullSource", { sourceId });
    return { sourceId };
  });
}

/** Looks at nothing any more until it goes on; a file that is being read stops behind the batch at hand. @throws PullSourceNotFound */
export function pausePullSource(ctx: Ctx, { sourceId }: PullSourceById): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    const { name, pausedAt } = await lockSource(ctx, tx, sourceId);
    if (pausedAt) return;
    await setSource(ctx, tx, sourceId, { pausedAt: ctx.clock.now(), nextRunAt: null });
    await setReadings(ctx, tx, sourceId, ["running"], "paused");
    await audit(ctx, tx, "pull_source_paused", sourceId, { name });
  });
}

/** Goes on after a pause, at once. @throws PullSourceNotFound */
export function resumePullSource(ctx: Ctx, { sourceId }: PullSourceById): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    const { name, pausedAt } = await lockSource(ctx, tx, sourceId);
    if (!pausedAt) return;
    await setSource(ctx, tx, sourceId, { pausedAt: null });
    await setReadings(ctx, tx, sourceId, ["paused"], "running");
    await audit(ctx, tx, "pull_source_resumed", sourceId, { name });
    await tx.enqueue("telemetry.pullSource", { sourceId });
  });
}

/** Looks now instead of when its time comes. One that is paused stays so. @throws PullSourceNotFound */
export function runPullSource(ctx: Ctx, { sourceId }: PullSourceById): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    await lockSource(ctx, tx, sourceId);
    await tx.enqueue("telemetry.pullSource", { sourceId });
  });
}

/** Fetches nothing from it any more. What it brought stays, and its files can be taken back among the uploads. @throws PullSourceNotFound */
export function removePullSource(ctx: Ctx, { sourceId }: PullSourceById): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    const { name } = await lockSource(ctx, tx, sourceId);
    await setSource(ctx, tx, sourceId, { removedAt: ctx.clock.now(), nextRunAt: null });
    await setReadings(ctx, tx, sourceId, ["running", "paused", "failed"], "done");
    await audit(ctx, tx, "pull_source_removed", sourceId, { name });
  });
}
