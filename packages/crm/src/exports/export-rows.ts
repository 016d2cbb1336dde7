import { holds } from "@arraigo/directory";
import { type Ctx, inTransaction, localToday, NotPermitted, type Tx } from "@arraigo/platform";
import type { ExportRows, ShownRows } from "../exports-contract";
import type { Importer } from "../imports/import-progress";
import { importerOf, within } from "../imports/run/importer-context";
import { listOwners } from "../lists/list-owners";
import { exportNowMax } from "../lists-contract";
import { type ExportAnswer, type FileReader, fileNameOf, mimeTypes } from "./exported-list";
import { permissionsOf, shownList } from "./shown-list";
import { auditExport, startExport } from "./start-export";
import { writerOf } from "./write-list";
import { writeShown } from "./write-shown";

/** What a job needs to write a shown list as whoever asked for it sees it. */
export interface ShownOrder {
  shown: ShownRows;
  reader: FileReader;
  /** How far each right reached that decides what is in the file: owners, or null for everybody. */
  reached: Record<string, string[] | null>;
  orderedBy: Importer | null;
}

/**
 * Activities, profits or what waits for somebody as a file: what the list shows of what may be taken out, in its order. Up to five
 * thousand rows come with the answer, longer ones are written in the background; audited like every export.
 */
export async function exportRows(ctx: Ctx, { shown, format }: ExportRows): Promise<ExportAnswer> {
  const [permission = ""] = permissionsOf(shown);
  if (!holds(ctx, permission)) throw new NotPermitted({ permission });
  return inTransaction(ctx, async (tx) => {
    const reader = { language: ctx.actor.language, today: localToday(ctx) };
    const fileName = fileNameOf(ctx, shown.list, format, reader);
    const parts: Buffer[] = [];
    const writer = writerOf(format, async (bytes) => void parts.push(bytes), fileName, reader.language);
    const rows = await writeShown(within(ctx, tx), shownList(ctx, shown), writer, exportNowMax);
    if (rows === undefined) {
      const order: ShownOrder = { shown, reader, reached: await reachedBy(ctx, tx, shown), orderedBy: importerOf(ctx) };
      return startExport(ctx, tx, { list: shown.list, format, query: { ...order } });
    }
    await auditExport(ctx, tx, shown.list, { format, rows });
    const content = Buffer.concat(parts).toString("base64");
    return { state: "ready", rows, fileName, mimeType: mimeTypes[format], content };
  });
}

async function reachedBy(ctx: Ctx, tx: Tx, shown: ShownRows): Promise<ShownOrder["reached"]> {
  const reached: ShownOrder["reached"] = {};
  for (const permission of ["crm.record.export", ...permissionsOf(shown)])
    if (holds(ctx, permission)) reached[permission] = (await listOwners(ctx, tx, permission, "all")).owners;
  return reached;
}
