import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction, type Tx } from "@arraigo/platform";
import { and, desc, eq, isNotNull } from "drizzle-orm";
import { FileRowless, FileTooLong, UploadIncomplete } from "../errors";
import { type FinishUpload, type ImportMapping, importBytesMax, importLinesMax } from "../imports-contract";
import { pipelinesOf } from "../pipeline/list-stages";
import { type ImportType, isStaged } from "../record-types";
import { fold } from "../records/fold";
import { usualCurrency } from "../settings/usual-currency";
import { openTable } from "./file/open-table";
import { type FileFacts, surveyTable } from "./file/survey-table";
import { importIn } from "./import-for";
import { importTargets, matchKeysOf } from "./mapping/import-targets";
import { answersAbout, readingOf, suggestMapping } from "./mapping/suggest-mapping";
import { withKnownValues } from "./mapping/with-known-values";
import { setImport } from "./run/import-state";
import { storedFile } from "./run/stored-file";
import { imports } from "./tables";

export const headerKeyOf = (headers: readonly string[]): string => headers.map(fold).join("|");

async function rememberedMapping(
  ctx: Ctx,
  tx: Tx,
  type: ImportType,
  headerKey: string,
): Promise<ImportMapping | undefined> {
  const [last] = await tx
    .select({ mapping: imports.mapping })
    .from(imports)
    .where(
      and(
        ofTenant(imports.organisationId, ctx.organisationId),
        eq(imports.headerKey, headerKey),
        eq(imports.recordType, type),
        isNotNull(imports.committedAt),
        isNotNull(imports.mapping),
      ),
    )
    .orderBy(desc(imports.committedAt), desc(imports.id))
    .limit(1);
  return last?.mapping ?? undefined;
}

/**
 * Last time's fields and meanings with this file's dates and numbers: how those stand is a fact of the file, not of the mapping. A
 * reason to pass a gate was given for that file alone.
 */
export function fitted(
  { overrideReason: _, ...remembered }: ImportMapping,
  suggested: ImportMapping,
  known: ReadonlySet<string>,
): ImportMapping {
  return {
    ...suggested,
    ...remembered,
    columns: suggested.columns.map(({ field: fresh, values: guessed, ...reading }, index) => {
      const before = remembered.columns[index];
      // What contacts' files called a company before there were other types.
      const was = before?.field === "company" && !known.has("company") ? "accountId" : before?.field;
      const field = was !== undefined && (known.has(was) || was === "detail" || was === "skip") ? was : fresh;
      const values = before?.values ?? (field === fresh ? guessed : undefined);
      return {
        field,
        ...reading,
        ...(before?.currency ? { currency: before.currency } : {}),
        ...(before?.unit ? { unit: before.unit } : {}),
        ...(values ? { values } : {}),
      };
    }),
  };
}

async function survey(ctx: Ctx, importId: string, layout: FinishUpload["layout"]): Promise<FileFacts> {
  const table = await openTable(await storedFile(ctx, importId), layout);
  const facts = await surveyTable(table, ctx.actor.language, importLinesMax);
  if (facts.rows > importLinesMax)
    throw new FileTooLong({ megabytesMax: importBytesMax / 1024 ** 2, rowsMax: importLinesMax }, "importId");
  if (facts.rows === 0) throw new FileRowless({}, "importId");
  return facts;
}

/**
 * Closes an upload: finds out how the file is written and suggests what each column is: as last time for the same headings, else by
 * the words and cells. Asked again with what a person knows better (encoding, delimiter, sheet, header, record type), it looks anew.
 */
export async function finishUpload(ctx: Ctx, input: FinishUpload) {
  const held = await inTransaction(ctx, (tx) => importIn(ctx, tx, input.importId, ["uploading", "ready"]));
  if (held.state === "uploading" && held.bytesReceived !== held.bytesExpected)
    throw new UploadIncomplete({}, "importId");
  const type = input.recordType ?? (held.recordType as ImportType);
  const again = held.facts && !input.layout;
  const facts = again ? (held.facts as FileFacts) : await survey(ctx, held.id, input.layout);
  const headerKey = headerKeyOf(facts.columns.map((column) => column.header));
  return inTransaction(ctx, async (tx) => {
    const targets = await importTargets(ctx, tx, type);
    const currency = await usualCurrency(ctx, tx);
    const pipelines = type !== "activity" && isStaged(type) ? await pipelinesOf(ctx, tx, type) : [];
    const first = await withKnownValues(
      ctx,
      tx,
      type,
      suggestMapping(type, facts.columns, targets, currency),
      facts,
      targets,
    );
    const remembered = await rememberedMapping(ctx, tx, type, headerKey);
    const mapping = remembered ? fitted(remembered, first, new Set(targets.map((target) => target.key))) : first;
    await setImport(ctx, tx, held.id, {
      state: "ready",
      recordType: type,
      facts,
      headerKey,
      rowsTotal: facts.rows,
      dryRun: null,
    });
    return {
      importId: held.id,
      recordType: type,
      fileName: held.fileName,
      facts,
      mapping,
      remembered: remembered !== undefined,
      targets: targets.map(({ key, label, kind, choices }) => ({ key, label, kind, choices: choices ?? null })),
      stages: pipelines.flatMap(({ name: pipeline, stages }) => stages.map(({ id, name }) => ({ id, name, pipeline }))),
      matchKeys: matchKeysOf[type],
      readings: facts.columns.map((column) => readingOf(column, currency)),
      /** For columns that answer yes or no about an e-mail or a phone: which. As a detail, such an answer is heeded by nobody. */
      answersAbout: facts.columns.map((column) => answersAbout(type, column)),
      currency,
    };
  });
}
