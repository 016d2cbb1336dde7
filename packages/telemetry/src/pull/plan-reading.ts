import { ofTenant } from "@arraigo/db";
import { newId } from "@arraigo/db/columns";
import { type Ctx, inTransaction, type Tx } from "@arraigo/platform";
import { and, eq, gt } from "drizzle-orm";
import { undoableMs } from "../history/close-upload";
import { historyUploads } from "../history/tables";
import { lockUpload, setUpload, type Upload } from "../history/upload-state";
import type { ListedFile } from "./connector";
import { lockSource, type PullFile, setFile } from "./pull-state";
import type { SurveyedBytes } from "./survey-bytes";
import { pullFiles } from "./tables";

/** What is known of a file from looks before. Its upload has its id; a file that could not be read has none. */
export interface HeldFile {
  file: PullFile;
  upload: Upload | null;
}

/** Which bytes of a file to read next. */
export interface Reading {
  fileId: string;
  start: number;
  end: number;
  /** Rows between them that have been dealt with. */
  skip: number;
  /** Lines of the file before them. */
  linesBefore: number;
  /** Rows of the whole file that have been dealt with, and those among them behind whom is nobody. */
  rowsDone: number;
  passedOver: number;
}

/** After so long without a change a file is taken to be whole, also where its last line does not end. */
export const settledMs = 300_000;

/** What a reading of a file that is known would be: the rest of one that was interrupted, what it grew by, or nothing. */
function nextPart({ file, upload }: { file: PullFile; upload: Upload }, seen: SurveyedBytes, packed: boolean) {
  if (upload.state !== "running" && upload.state !== "done" && upload.state !== "failed") return undefined;
  const begun = upload.state !== "done" && file.bytesRead > upload.bytesReceived;
  const asBegun = begun && !packed;
  const start = begun ? upload.bytesReceived : file.bytesRead;
  const end = asBegun ? file.bytesRead : seen.end;
  if (end <= start) return undefined;
  // A packed file is read from its front; what was dealt with is passed over by its rows.
  const from = packed ? 0 : start;
  return {
    reading: {
      fileId: file.id,
      start: from,
      end,
      skip: upload.rowsDone - (packed ? 0 : file.lines),
      linesBefore: seen.marks.get(from)?.lines ?? 0,
      rowsDone: upload.rowsDone,
      passedOver: file.passedOver,
    },
    digest: asBegun ? file.digest : seen.digest,
    receivedFrom: start,
  };
}

/**
 * Decides what of a file is to be read now, and writes it down before anything is stored: so that whatever interrupts the reading,
 * the same bytes are read to their end first. Undefined where there is nothing to do.
 */
export async function planReading(
  ctx: Ctx,
  source: { id: string; name: string },
  listed: ListedFile,
  found: HeldFile | undefined,
  seen: SurveyedBytes,
  packed: boolean,
): Promise<Reading | undefined> {
  return inTransaction(ctx, async (tx) => {
    const { pausedAt } = await lockSource(ctx, tx, source.id);
    if (pausedAt) return undefined;
    // As it is now that nobody else reads on: somebody may have taken it back, or another process been faster.
    const held = found && (await asItIs(ctx, tx, found));
    if (found && held?.file.bytesRead !== found.file.bytesRead) return undefined;
    const same = held?.upload && seen.marks.get(held.file.bytesRead)?.digest === held.file.digest;
    const looked = { size: listed.size, modifiedAt: listed.modifiedAt, readAt: ctx.clock.now() };
    if (held?.upload && same) {
      const part = nextPart({ file: held.file, upload: held.upload }, seen, packed);
      if (!part) {
        await setFile(ctx, tx, held.file.id, { ...looked, problem: null });
        return undefined;
      }
      await setFile(ctx, tx, held.file.id, {
        ...looked,
        bytesRead: part.reading.end,
        digest: part.digest,
        problem: null,
      });
      await setUpload(ctx, tx, held.file.id, { state: "running", problem: null, bytesReceived: part.receivedFrom });
      return part.reading;
    }
    if (held) await setAside(ctx, tx, held);
    if (seen.end === 0) return undefined;
    if (await readBefore(ctx, tx, source.id, seen)) {
      await addFile(ctx, tx, source.id, listed, {
        ...looked,
        bytesRead: seen.end,
        digest: seen.digest,
        problem: "read_before",
      });
      return undefined;
    }
    const fileId = await addFile(ctx, tx, source.id, listed, { ...looked, bytesRead: seen.end, digest: seen.digest });
    if (!fileId) return undefined;
    const now = ctx.clock.now();
    await tx.insert(historyUploads).values({
      id: fileId,
      organisationId: ctx.organisationId,
      state: "running",
      fileName: `${source.name}: ${listed.path}`,
      bytesExpected: listed.size,
      startedAt: now,
      createdAt: now,
      keptUntil: new Date(now.getTime() + undoableMs),
    });
    return { fileId, start: 0, end: seen.end, skip: 0, linesBefore: 0, rowsDone: 0, passedOver: 0 };
  });
}

async function asItIs(ctx: Ctx, tx: Tx, { file, upload }: HeldFile): Promise<HeldFile | undefined> {
  const [now] = await tx
    .select()
    .from(pullFiles)
    .where(and(ofTenant(pullFiles.organisationId, ctx.organisationId), eq(pullFiles.id, file.id)));
  return now && { file: now, upload: upload && (await lockUpload(ctx, tx, file.id)) };
}

/** Something else lies under the name now. What was read from it before stays, and can still be taken back. */
async function setAside(ctx: Ctx, tx: Tx, { file, upload }: HeldFile): Promise<void> {
  if (!upload) {
    await tx
      .delete(pullFiles)
      .where(and(ofTenant(pullFiles.organisationId, ctx.organisationId), eq(pullFiles.id, file.id)));
    return;
  }
  // No path below a folder has two strokes, so this one is nobody else's.
  await setFile(ctx, tx, file.id, { path: `${file.path}//${file.id}`, problem: null });
  if (upload.state === "running" || upload.state === "failed")
    await setUpload(ctx, tx, file.id, { state: "done", endedAt: ctx.clock.now() });
}

async function readBefore(ctx: Ctx, tx: Tx, sourceId: string, seen: SurveyedBytes): Promise<boolean> {
  const [found] = await tx
    .select({ id: pullFiles.id })
    .from(pullFiles)
    .where(
      and(
        ofTenant(pullFiles.organisationId, ctx.organisationId),
        eq(pullFiles.sourceId, sourceId),
        eq(pullFiles.digest, seen.digest),
        eq(pullFiles.bytesRead, seen.end),
        gt(pullFiles.bytesRead, 0),
      ),
    )
    .limit(1);
  return found !== undefined;
}

/** Undefined where another process has begun with it. */
export async function addFile(
  ctx: Ctx,
  tx: Tx,
  sourceId: string,
  { path }: Pick<ListedFile, "path">,
  values: Pick<PullFile, "size" | "modifiedAt" | "bytesRead" | "digest" | "readAt"> & { problem?: string },
): Promise<string | undefined> {
  const [added] = await tx
    .insert(pullFiles)
    .values({ id: newId(), organisationId: ctx.organisationId, sourceId, path, ...values })
    .onConflictDoNothing()
    .returning({ id: pullFiles.id });
  return added?.id;
}
