import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction, type Tx } from "@arraigo/platform";
import { and, asc, eq } from "drizzle-orm";
import { csvLine } from "../contacts/csv-line";
import type { ImportById } from "../contract";
import { importFor } from "./import-for";
import { sayProblem } from "./say-problem";
import { importErrors } from "./tables";

const errorsShown = 200;

function errorRows(ctx: Ctx, tx: Tx, importId: string, rowsMax: number) {
  return tx
    .select({
      line: importErrors.line,
      problem: importErrors.problem,
      params: importErrors.params,
      cells: importErrors.cells,
    })
    .from(importErrors)
    .where(and(ofTenant(importErrors.organisationId, ctx.organisationId), eq(importErrors.importId, importId)))
    .orderBy(asc(importErrors.line))
    .limit(rowsMax);
}

/** One import: what was found out, what was done, and the first rows that stayed out. */
export async function getImport(ctx: Ctx, input: ImportById) {
  return inTransaction(ctx, async (tx) => {
    const { content, organisationId, headerKey, ...held } = await importFor(ctx, tx, input.importId);
    const errors = await errorRows(ctx, tx, input.importId, errorsShown);
    return {
      ...held,
      createdAt: held.createdAt.toISOString(),
      committedAt: held.committedAt?.toISOString() ?? null,
      failures: errors.map((row) => ({
        line: row.line,
        reason: sayProblem(ctx, row.problem, row.params),
        cells: row.cells.slice(0, 8),
      })),
    };
  });
}

/** The rows that stayed out as a file like the one that came, with line and reason in front: to mend and bring in again. */
export async function exportImportErrors(ctx: Ctx, input: ImportById): Promise<{ fileName: string; csv: string }> {
  return inTransaction(ctx, async (tx) => {
    const held = await importFor(ctx, tx, input.importId);
    const rows = await errorRows(ctx, tx, input.importId, 200_000);
    const say = (key: string) => ctx.translate(ctx.actor.language, `crm.fields.${key}`);
    const lines = [
      csvLine([say("line"), say("problem"), ...(held.facts?.columns ?? []).map((column) => column.header)]),
      ...rows.map((row) => csvLine([row.line, sayProblem(ctx, row.problem, row.params), ...row.cells])),
    ];
    return {
      fileName: `${held.fileName.replace(/\.[a-z0-9]+$/i, "")}-errors.csv`,
      csv: `\uFEFF${lines.join("\r\n")}\r\n`,
    };
  });
}
