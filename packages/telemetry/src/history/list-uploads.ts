import { ofTenant } from "@arraigo/db";
import { people } from "@arraigo/directory/schema";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, desc, eq, sql } from "drizzle-orm";
import type { Page } from "../contract";
import type { UploadById, UploadState } from "../history-contract";
import { pageOf, readCursor } from "../page-cursor";
import { pullFiles, pullSources } from "../pull/tables";
import { historyUploads as uploads } from "./tables";
import { readUpload, type Upload } from "./upload-state";

/** What is shown of an upload in a list, and while it runs. */
function shown(upload: Upload, now: Date) {
  const { id, state, fileName, rowsDone, stored, known, refused, removed, firstDay, lastDay, problem } = upload;
  return {
    id,
    state: state as UploadState,
    fileName,
    rows: upload.facts?.rows ?? null,
    rowsDone,
    stored,
    known,
    refused,
    removed,
    firstDay,
    lastDay,
    problem,
    createdAt: upload.createdAt.toISOString(),
    endedAt: upload.endedAt?.toISOString() ?? null,
    /** Until when it can be taken back; null where it cannot. */
    undoUntil: upload.keptUntil && upload.keptUntil > now ? upload.keptUntil.toISOString() : null,
  };
}

/** Files of history, newest first, with whoever brought them. */
export async function listUploads(ctx: Ctx, { cursor, limit }: Page) {
  const after = readCursor(cursor);
  return inTransaction(ctx, async (tx) => {
    const rows = await tx
      .select({ upload: uploads, by: sql<string | null>`${people.givenName} || ' ' || ${people.familyName}` })
      .from(uploads)
      .leftJoin(people, and(eq(people.organisationId, uploads.organisationId), eq(people.id, uploads.createdBy)))
      .where(
        and(
          ofTenant(uploads.organisationId, ctx.organisationId),
          // What a source brings is listed there for as long as the source is.
          sql`not exists (select from ${pullFiles} join ${pullSources} on ${pullSources.organisationId} = ${pullFiles.organisationId}
            and ${pullSources.id} = ${pullFiles.sourceId} and ${pullSources.removedAt} is null
            where ${pullFiles.organisationId} = ${uploads.organisationId} and ${pullFiles.id} = ${uploads.id})`,
          after && sql`(${uploads.createdAt}, ${uploads.id}::text) < (${after.at}::timestamptz, ${after.id})`,
        ),
      )
      .orderBy(desc(uploads.createdAt), desc(uploads.id))
      .limit(limit + 1);
    const page = pageOf(rows, limit, ({ upload }) => ({ at: upload.createdAt.toISOString(), id: upload.id }));
    return {
      nextCursor: page.next,
      uploads: page.rows.map(({ upload, by }) => ({ ...shown(upload, ctx.clock.now()), by })),
    };
  });
}

/** One upload: how far it is, what was found in its file, what was last chosen, and what the last dry run found. */
export function getUpload(ctx: Ctx, { uploadId }: UploadById) {
  return inTransaction(ctx, async (tx) => {
    const upload = await readUpload(ctx, tx, uploadId);
    const { facts, mapping, dryRun } = upload;
    const tried = upload.state === "ready" ? null : dryRun;
    return {
      ...shown(upload, ctx.clock.now()),
      facts,
      mapping,
      dryRun,
      /** Of what was brought in: events whose name nobody answered to when it was tried. Null where it was not tried. */
      trial: tried && { unknown: tried.counts.unknown, unknownNames: tried.counts.unknownNames },
    };
  });
}
