import { ofTenant } from "@arraigo/db";
import { people } from "@arraigo/directory/schema";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { historyUploads } from "../history/tables";
import type { UploadState } from "../history-contract";
import { pageOf, readCursor } from "../page-cursor";
import type { PullFilesInput, PullKind, PullProblem } from "../pull-contract";
import { PullStopped } from "./connector";
import { listFolders } from "./pull-folder";
import { pullFiles, pullSources } from "./tables";

const iso = (at: Date | null) => at?.toISOString() ?? null;

/** Which folders there are to fetch from; none, and why, where the operator has set nothing up. `own` names the organisation's folder. */
export async function listPullFolders(
  ctx: Ctx,
): Promise<{ own: string; folders: string[]; problem: PullProblem | null }> {
  try {
    return { own: ctx.organisationId, folders: await listFolders(ctx), problem: null };
  } catch (error) {
    const problem = error instanceof PullStopped ? error.problem : "folder_unreadable";
    return { own: ctx.organisationId, folders: [], problem };
  }
}

/** The sources that are fetched from: at most twenty, each with what it has brought so far. */
export function listPullSources(ctx: Ctx) {
  return inTransaction(ctx, async (tx) => {
    const sum = (column: PgColumn) => sql<number>`coalesce(sum(${column}), 0)::double precision`;
    const rows = await tx
      .select({
        source: pullSources,
        by: sql<string | null>`max(${people.givenName} || ' ' || ${people.familyName})`,
        files: sql<number>`count(${pullFiles.id})::int`,
        problems: sql<number>`(count(*) filter (where ${pullFiles.problem} <> 'read_before'))::int`,
        stored: sum(pullFiles.stored),
        known: sum(pullFiles.known),
        refused: sum(pullFiles.refused),
        passedOver: sum(pullFiles.passedOver),
        removed: sql<number>`coalesce(sum(${historyUploads.removed}), 0)::double precision`,
      })
      .from(pullSources)
      .leftJoin(
        pullFiles,
        and(eq(pullFiles.organisationId, pullSources.organisationId), eq(pullFiles.sourceId, pullSources.id)),
      )
      .leftJoin(
        historyUploads,
        and(eq(historyUploads.organisationId, pullFiles.organisationId), eq(historyUploads.id, pullFiles.id)),
      )
      .leftJoin(
        people,
        and(eq(people.organisationId, pullSources.organisationId), eq(people.id, pullSources.createdBy)),
      )
      .where(and(ofTenant(pullSources.organisationId, ctx.organisationId), isNull(pullSources.removedAt)))
      .groupBy(pullSources.organisationId, pullSources.id)
      .orderBy(asc(pullSources.createdAt), asc(pullSources.id));
    return rows.map(({ source, stored, removed, ...counts }) => ({
      id: source.id,
      name: source.name,
      kind: source.kind as PullKind,
      folder: source.folder,
      everyMinutes: source.everyMinutes,
      paused: source.pausedAt !== null,
      lastRunAt: iso(source.lastRunAt),
      nextRunAt: iso(source.nextRunAt),
      watermark: iso(source.watermark),
      problem: source.problem as PullProblem | null,
      ...counts,
      stored: stored - removed,
    }));
  });
}

/** Files of a source, the latest read first, each with what it brought, what is wrong with it, and until when it can be taken back. */
export function listPullFiles(ctx: Ctx, { sourceId, cursor, limit }: PullFilesInput) {
  const after = readCursor(cursor);
  return inTransaction(ctx, async (tx) => {
    const rows = await tx
      .select({ file: pullFiles, upload: historyUploads })
      .from(pullFiles)
      .leftJoin(
        historyUploads,
        and(eq(historyUploads.organisationId, pullFiles.organisationId), eq(historyUploads.id, pullFiles.id)),
      )
      .where(
        and(
          ofTenant(pullFiles.organisationId, ctx.organisationId),
          eq(pullFiles.sourceId, sourceId),
          after && sql`(${pullFiles.readAt}, ${pullFiles.id}::text) < (${after.at}::timestamptz, ${after.id})`,
        ),
      )
      .orderBy(desc(pullFiles.readAt), desc(pullFiles.id))
      .limit(limit + 1);
    const page = pageOf(rows, limit, ({ file }) => ({ at: file.readAt.toISOString(), id: file.id }));
    const now = ctx.clock.now();
    return {
      nextCursor: page.next,
      files: page.rows.map(({ file, upload }) => ({
        id: file.id,
        path: file.path.split("//")[0] ?? "",
        /** Something else lies under its name now. */
        replaced: file.path.includes("//"),
        state: (upload?.state ?? null) as UploadState | null,
        stored: file.stored - (upload?.removed ?? 0),
        known: file.known,
        refused: file.refused,
        passedOver: file.passedOver,
        problem: file.problem as PullProblem | null,
        readAt: file.readAt.toISOString(),
        undoUntil: upload?.keptUntil && upload.keptUntil > now ? upload.keptUntil.toISOString() : null,
      })),
    };
  });
}
