import { ofTenant } from "@arraigo/db";
import { newId } from "@arraigo/db/columns";
import { tellPeople } from "@arraigo/directory";
import { type Ctx, DomainError, inTransaction, type JobHandler, type Tx } from "@arraigo/platform";
import { and, eq, inArray, isNull, lt, sql } from "drizzle-orm";
import { asImporter } from "../imports/run/importer-context";
import type { ExportFormat } from "../lists-contract";
import type { RowWriter } from "./cell";
import { type Order, writingOf } from "./export-list";
import type { ShownOrder } from "./export-rows";
import { type ExportedList, fileNameOf } from "./exported-list";
import { shownList } from "./shown-list";
import { type ExportProblem, exportPieces, exports } from "./tables";
import { writeList, writerOf } from "./write-list";
import { writeShown } from "./write-shown";

/** One piece of a file: small enough to be fetched over a poor connection. */
const pieceBytes = 1024 * 1024;
const keptMs = 7 * 86_400_000;

/**
 * Writes a long list to a file in the background, a page and a piece at a time, as whoever ordered it: what they may not read has
 * no name in the file. Safe to repeat: what a crash left behind is thrown away and the file begun again. What can never be written,
 * such as a list filtered by a field that is no more, fails at once and says why.
 */
export const runExport: JobHandler = async (ctx, data) => {
  const id = String(data.exportId);
  try {
    await writeExport(ctx, id);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    await failExport(ctx, id, { code: error.code, params: { ...error.params } });
  }
};

async function failExport(ctx: Ctx, id: string, problem: ExportProblem): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await tx.delete(exportPieces).where(piecesOf(ctx, [id]));
    const [failed] = await tx
      .update(exports)
      .set({ state: "failed", problem: JSON.stringify(problem), finishedAt: ctx.clock.now() })
      .where(and(thisExport(ctx, id), eq(exports.state, "running")))
      .returning({ startedBy: exports.startedBy });
    if (failed?.startedBy)
      await tellPeople(ctx, tx, [
        { personId: failed.startedBy, kind: "crm.exportFailed", to: "/crm/exports", onceKey: `${id}:failed` },
      ]);
  });
}

async function writeExport(ctx: Ctx, id: string): Promise<void> {
  const found = await inTransaction(ctx, async (tx) => {
    const [row] = await tx.select().from(exports).where(thisExport(ctx, id)).for("update");
    if (row?.state !== "running") return undefined;
    await tx.delete(exportPieces).where(piecesOf(ctx, [id]));
    return row;
  });
  if (!found) return;
  const format = found.format as ExportFormat;
  const order = { ...found.query, format } as unknown as Order | ShownOrder;
  const own = asImporter(ctx, order.orderedBy);
  const write = (work: (tx: Tx) => Promise<unknown>) => inTransaction(ctx, work);
  let position = 0;
  let held: Buffer[] = [];
  let bytes = 0;
  const flush = async () => {
    if (bytes === 0) return;
    const content = Buffer.concat(held);
    held = [];
    bytes = 0;
    await write((tx) =>
      tx.insert(exportPieces).values({
        id: newId(),
        organisationId: ctx.organisationId,
        exportId: id,
        position: position++,
        content,
      }),
    );
  };
  const writer = writerOf(
    format,
    async (part) => {
      held.push(part);
      bytes += part.length;
      if (bytes >= pieceBytes) await flush();
    },
    fileNameOf(ctx, found.recordType as ExportedList, format, order.reader),
    order.reader.language,
  );
  const rows = await writeOrder(own, order, writer);
  await flush();
  await write(async (tx) => {
    await tx.update(exports).set({ state: "done", rows, finishedAt: ctx.clock.now() }).where(thisExport(ctx, id));
    if (found.startedBy)
      await tellPeople(ctx, tx, [
        { personId: found.startedBy, kind: "crm.exportReady", params: { rows }, to: "/crm/exports", onceKey: id },
      ]);
  });
}

async function writeOrder(own: Ctx, order: Order | ShownOrder, writer: RowWriter): Promise<number> {
  if ("shown" in order) return (await writeShown(own, shownList(own, order.shown), writer)) ?? 0;
  const writing = await inTransaction(own, (tx) => writingOf(own, tx, order));
  return writeList(own, (work) => inTransaction(own, work), writing, writer);
}

/** Forgets files after a week, and gives up on what never got finished. The rows stay: who took what away. */
export const forgetExports: JobHandler = async (ctx) => {
  const now = ctx.clock.now();
  const before = new Date(now.getTime() - keptMs);
  await inTransaction(ctx, async (tx) => {
    const old = await tx
      .select({ id: exports.id, state: exports.state, startedBy: exports.startedBy })
      .from(exports)
      .where(
        and(
          ofTenant(exports.organisationId, ctx.organisationId),
          isNull(exports.forgottenAt),
          lt(exports.createdAt, before),
        ),
      );
    if (old.length === 0) return;
    const ids = old.map((each) => each.id);
    await tx.delete(exportPieces).where(piecesOf(ctx, ids));
    await tx
      .update(exports)
      .set({
        forgottenAt: now,
        state: sql`case when ${exports.state} = 'running' then 'failed' else ${exports.state} end`,
      })
      .where(and(ofTenant(exports.organisationId, ctx.organisationId), inArray(exports.id, ids)));
    await tellPeople(
      ctx,
      tx,
      old.flatMap(({ id, state, startedBy }) =>
        state === "running" && startedBy
          ? [
              {
                personId: startedBy,
                kind: "crm.exportFailed" as const,
                to: "/crm/exports" as const,
                onceKey: `${id}:failed`,
              },
            ]
          : [],
      ),
    );
  });
};

const thisExport = (ctx: Ctx, id: string) =>
  and(ofTenant(exports.organisationId, ctx.organisationId), eq(exports.id, id));
const piecesOf = (ctx: Ctx, ids: string[]) =>
  and(ofTenant(exportPieces.organisationId, ctx.organisationId), inArray(exportPieces.exportId, ids));
