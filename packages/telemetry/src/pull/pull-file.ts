import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { type ByteSource, headOf, NoTable } from "@arraigo/platform/files";
import { and, eq } from "drizzle-orm";
import { FileTooLong, FileUnreadable } from "../errors";
import { undoableMs } from "../history/close-upload";
import { storeRows } from "../history/store-rows";
import { historyUploads } from "../history/tables";
import { lockUpload, setUpload } from "../history/upload-state";
import { historyBytesMax } from "../history-contract";
import { linkPeople } from "../people/link-people";
import type { PullProblem } from "../pull-contract";
import { type ListedFile, type PullConnector, PullStopped } from "./connector";
import { addFile, type HeldFile, planReading, type Reading, settledMs } from "./plan-reading";
import { lockSource, setFile, setSource } from "./pull-state";
import { type PulledBatch, partOf, readPulled } from "./read-pulled";
import { surveyBytes } from "./survey-bytes";

/** Rows of one transaction: what a kill can cost. */
const rowsAtOnce = 4_000;

/** A look at a source, handed from file to file. */
export interface Look {
  source: { id: string; name: string; folder: string };
  connector: PullConnector;
  /** Whether it has gone on for so long that others should have their turn. */
  isOver(): boolean;
}

/** Problems a file has for as long as it is the same; the others may be over at any time. */
const lasting = new Set<string | null>([null, "read_before", "format_unknown", "file_too_long"]);

const unchanged = ({ file, upload }: HeldFile, { size, modifiedAt, problem }: ListedFile, settled: boolean) =>
  !problem &&
  file.size === size &&
  file.modifiedAt.getTime() === modifiedAt.getTime() &&
  upload?.state !== "running" &&
  lasting.has(file.problem) &&
  (file.bytesRead === size || file.problem !== null || !settled || upload?.state === "undone");

/** Deals with one file: not at all where nothing changed, from where it stopped where it grew, anew where its content is new. */
export async function pullFile(ctx: Ctx, look: Look, listed: ListedFile, held: HeldFile | undefined): Promise<void> {
  const settled = ctx.clock.now().getTime() - listed.modifiedAt.getTime() >= settledMs;
  if (held && unchanged(held, listed, settled)) return;
  if (!listed.problem && listed.size === 0) return;
  let fileId = held?.file.id;
  try {
    if (listed.problem) throw new PullStopped(listed.problem);
    if (listed.size > historyBytesMax) throw new PullStopped("file_too_long");
    const { source, close } = await look.connector.open(ctx, look.source.folder, listed.path);
    try {
      await readOn(ctx, look, { listed, held, settled, source, began: (id) => (fileId = id) });
    } finally {
      await close();
    }
  } catch (error) {
    const problem = problemOf(error);
    if (!problem) throw error;
    await noteProblem(ctx, look, listed, fileId, problem);
  }
}

interface OpenFile {
  listed: ListedFile;
  held: HeldFile | undefined;
  settled: boolean;
  source: ByteSource;
  began(fileId: string): void;
}

async function readOn(ctx: Ctx, look: Look, { listed, held, settled, source, began }: OpenFile): Promise<void> {
  const [a, b] = await headOf(source, 2);
  const packed = a === 0x1f && b === 0x8b;
  // What is packed tells its rows only when it is all there.
  if (packed && !settled) return;
  const marks = held ? [held.file.bytesRead, held.upload?.bytesReceived ?? 0] : [];
  const seen = await surveyBytes(source, { marks, whole: settled || packed });
  const reading = await planReading(ctx, look.source, listed, held, seen, packed);
  if (!reading) return;
  began(reading.fileId);
  const part = partOf(source, { headerEnd: seen.headerEnd, start: reading.start, end: reading.end });
  const batches = readPulled(part, look.connector.formats, {
    fileId: reading.fileId,
    now: ctx.clock.now().getTime(),
    skip: reading.skip,
    lineShift: reading.start === 0 ? 0 : reading.linesBefore - 1,
    rowsAtOnce,
  });
  for await (const batch of batches) {
    if (!(await storeBatch(ctx, look, reading, batch))) return;
    reading.rowsDone += batch.rows.length + batch.passedOver;
    reading.passedOver += batch.passedOver;
    if (look.isOver()) return;
  }
  await endReading(ctx, reading);
}

/** One batch and how far the file is: wholly there or wholly not. False where the reading was paused, or another has taken it over. */
function storeBatch(ctx: Ctx, { source }: Look, reading: Reading, batch: PulledBatch): Promise<boolean> {
  return inTransaction(ctx, async (tx) => {
    const { pausedAt, watermark } = await lockSource(ctx, tx, source.id);
    const now = await lockUpload(ctx, tx, reading.fileId);
    if (pausedAt || now.state !== "running" || now.rowsDone !== reading.rowsDone) return false;
    await linkPeople(tx, batch.links, ctx.clock.now());
    const counts = await storeRows(ctx, tx, now, batch.rows, batch.passedOver);
    await setFile(ctx, tx, reading.fileId, { ...counts, passedOver: reading.passedOver + batch.passedOver });
    const latest = batch.rows.reduce(
      (last, each) => ("row" in each ? Math.max(last, Date.parse(each.row.o)) : last),
      0,
    );
    if (latest > (watermark?.getTime() ?? 0)) await setSource(ctx, tx, source.id, { watermark: new Date(latest) });
    return true;
  });
}

function endReading(ctx: Ctx, { fileId, end, rowsDone }: Reading): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    const held = await lockUpload(ctx, tx, fileId);
    if (held.state !== "running" || held.rowsDone !== rowsDone) return;
    const now = ctx.clock.now();
    await setFile(ctx, tx, fileId, { lines: rowsDone, readAt: now });
    await setUpload(ctx, tx, fileId, {
      state: "done",
      endedAt: now,
      bytesReceived: end,
      bytesExpected: end,
      // Where the night may have let go of what came first, the file could no longer be taken back exactly.
      ...(held.keptUntil && held.keptUntil > now && { keptUntil: new Date(now.getTime() + undoableMs) }),
    });
  });
}

function problemOf(error: unknown): PullProblem | undefined {
  if (error instanceof PullStopped) return error.problem;
  if (error instanceof FileUnreadable || error instanceof NoTable) return "file_unreadable";
  return error instanceof FileTooLong ? "file_too_long" : undefined;
}

function noteProblem(
  ctx: Ctx,
  { source }: Look,
  listed: ListedFile,
  fileId: string | undefined,
  problem: PullProblem,
): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    await lockSource(ctx, tx, source.id);
    const looked = { size: listed.size, modifiedAt: listed.modifiedAt, readAt: ctx.clock.now(), problem };
    if (!fileId) {
      await addFile(ctx, tx, source.id, listed, { ...looked, bytesRead: 0, digest: "" });
      return;
    }
    await setFile(ctx, tx, fileId, looked);
    await tx
      .update(historyUploads)
      .set({ state: "failed", problem })
      .where(
        and(
          ofTenant(historyUploads.organisationId, ctx.organisationId),
          eq(historyUploads.id, fileId),
          eq(historyUploads.state, "running"),
        ),
      );
  });
}
