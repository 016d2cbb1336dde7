import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction, type JobHandler } from "@arraigo/platform";
import { and, asc, eq, isNull, lte, or } from "drizzle-orm";
import { PullSourceNotFound } from "../errors";
import { historyUploads } from "../history/tables";
import type { PullKind, PullProblem } from "../pull-contract";
import { type ListedFile, PullStopped } from "./connector";
import { connectors } from "./connectors";
import type { HeldFile } from "./plan-reading";
import { type Look, pullFile } from "./pull-file";
import { setSource } from "./pull-state";
import { pullFiles, pullSources } from "./tables";

/** After so long a look lets others have their turn and goes on behind them. */
const turnMs = 120_000;

/** By the clock: asks for a look at every source whose time has come. */
export const pullDue: JobHandler = (ctx) =>
  inTransaction(ctx, async (tx) => {
    const now = ctx.clock.now();
    const due = await tx
      .select({ id: pullSources.id, everyMinutes: pullSources.everyMinutes })
      .from(pullSources)
      .where(
        and(
          ofTenant(pullSources.organisationId, ctx.organisationId),
          isNull(pullSources.removedAt),
          isNull(pullSources.pausedAt),
          or(isNull(pullSources.nextRunAt), lte(pullSources.nextRunAt, now)),
        ),
      )
      .orderBy(asc(pullSources.id))
      .for("update");
    for (const { id, everyMinutes } of due) {
      await setSource(ctx, tx, id, { nextRunAt: new Date(now.getTime() + everyMinutes * 60_000) });
      await tx.enqueue("telemetry.pullSource", { sourceId: id });
    }
  });

/**
 * Looks through a source's folder and deals with every file, one after the other. Two at once do each batch once: the second finds
 * that a file's rows are further than it thought, and leaves it. Whatever interrupts it, the next look goes on behind the last batch.
 */
export const pullSource: JobHandler = async (ctx, data) => {
  const sourceId = String(data["sourceId"]);
  const source = await openSource(ctx, sourceId);
  if (!source) return;
  const connector = connectors[source.kind as PullKind];
  const began = performance.now();
  const look: Look = { source, connector, isOver: () => performance.now() - began >= turnMs };
  try {
    const files = await connector.list(ctx, source.folder);
    const held = await heldFiles(ctx, sourceId);
    for (const file of files) {
      await pullFile(ctx, look, file, held.get(file.path));
      if (look.isOver()) return await goOnLater(ctx, sourceId);
    }
    await endLook(ctx, sourceId, source.everyMinutes, null);
  } catch (error) {
    // Removed meanwhile: nothing is left to say.
    if (error instanceof PullSourceNotFound) return;
    if (!(error instanceof PullStopped)) throw error;
    await endLook(ctx, sourceId, source.everyMinutes, error.problem);
  }
};

const goOnLater = (ctx: Ctx, sourceId: string) =>
  inTransaction(ctx, (tx) => tx.enqueue("telemetry.pullSource", { sourceId }));

const openSource = (ctx: Ctx, sourceId: string) =>
  inTransaction(ctx, async (tx) => {
    const [found] = await tx
      .select()
      .from(pullSources)
      .where(
        and(
          ofTenant(pullSources.organisationId, ctx.organisationId),
          eq(pullSources.id, sourceId),
          isNull(pullSources.removedAt),
          isNull(pullSources.pausedAt),
        ),
      );
    return found;
  });

/** What is known of a source's files, by their path: a few thousand at most. */
async function heldFiles(ctx: Ctx, sourceId: string): Promise<ReadonlyMap<ListedFile["path"], HeldFile>> {
  const rows = await inTransaction(ctx, (tx) =>
    tx
      .select({ file: pullFiles, upload: historyUploads })
      .from(pullFiles)
      .leftJoin(
        historyUploads,
        and(eq(historyUploads.organisationId, pullFiles.organisationId), eq(historyUploads.id, pullFiles.id)),
      )
      .where(and(ofTenant(pullFiles.organisationId, ctx.organisationId), eq(pullFiles.sourceId, sourceId))),
  );
  return new Map(rows.map((row) => [row.file.path, row]));
}

const endLook = (ctx: Ctx, sourceId: string, everyMinutes: number, problem: PullProblem | null) =>
  inTransaction(ctx, (tx) => {
    const now = ctx.clock.now();
    return setSource(ctx, tx, sourceId, {
      lastRunAt: now,
      nextRunAt: new Date(now.getTime() + everyMinutes * 60_000),
      problem,
    });
  });
