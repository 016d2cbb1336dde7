import { ofTenant } from "@arraigo/db";
import { newId } from "@arraigo/db/columns";
import { type Ctx, inTransaction, type Tx } from "@arraigo/platform";
import { and, desc, eq, isNotNull } from "drizzle-orm";
import { type ImportMapping, importLinesMax, type UploadImport } from "../contract";
import { FileTooLong, FileUnreadable } from "../errors";
import { fold } from "../records/fold";
import { decodeText } from "./decode-text";
import { type FileFacts, readFile } from "./read-file";
import { suggestMapping } from "./suggest-mapping";
import { imports } from "./tables";

const bytesMax = 25 * 1024 * 1024;

/** Takes a file in, finds out how it is written, and suggests what each column is: as last time for the same headings, else by the words and cells. */
export async function uploadImport(ctx: Ctx, input: UploadImport) {
  const bytes = Buffer.from(input.contentBase64, "base64");
  if (bytes.length > bytesMax) throw new FileTooLong({ megabytesMax: 25, rowsMax: importLinesMax }, "contentBase64");
  const decoded = decodeText(bytes);
  if (!decoded || decoded.text.trim() === "") throw new FileUnreadable({}, "contentBase64");
  // English speakers outside the United States write the day first too, but their files rarely have only ambiguous dates.
  const file = readFile(decoded.text, ctx.actor.language === "es" ? "dmy" : "mdy");
  if (file.facts.rows > importLinesMax)
    throw new FileTooLong({ megabytesMax: 25, rowsMax: importLinesMax }, "contentBase64");
  const columnsMax = 500;
  if (file.facts.rows === 0 || file.facts.columns.length > columnsMax) throw new FileUnreadable({}, "contentBase64");
  const facts: FileFacts = { ...file.facts, encoding: decoded.encoding };
  const headerKey = facts.columns.map((column) => fold(column.header)).join("|");
  return inTransaction(ctx, async (tx) => {
    const remembered = await rememberedMapping(ctx, tx, headerKey);
    const suggested = suggestMapping(facts.columns);
    const mapping = remembered ? withDates(remembered, suggested) : suggested;
    const id = newId(ctx.clock.now().getTime());
    await tx.insert(imports).values({
      id,
      organisationId: ctx.organisationId,
      createdBy: ctx.actor.personId,
      fileName: input.fileName,
      content: decoded.text,
      facts,
      headerKey,
      createdAt: ctx.clock.now(),
    });
    return { importId: id, fileName: input.fileName, facts, mapping, remembered: remembered !== undefined };
  });
}

async function rememberedMapping(ctx: Ctx, tx: Tx, headerKey: string): Promise<ImportMapping | undefined> {
  const [last] = await tx
    .select({ mapping: imports.mapping })
    .from(imports)
    .where(
      and(
        ofTenant(imports.organisationId, ctx.organisationId),
        eq(imports.headerKey, headerKey),
        isNotNull(imports.committedAt),
      ),
    )
    .orderBy(desc(imports.committedAt))
    .limit(1);
  return last?.mapping ?? undefined;
}

/** Last time's fields with this file's dates: how dates stand is a fact of the file, not of the mapping. */
function withDates(remembered: ImportMapping, suggested: ImportMapping): ImportMapping {
  return {
    ...remembered,
    columns: remembered.columns.map(({ field }, index) => {
      const dateOrder = suggested.columns[index]?.dateOrder;
      return dateOrder ? { field, dateOrder } : { field };
    }),
  };
}
