import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { csvLine } from "../contacts/csv-line";
import { undefused } from "../exports/defused";
import type { ImportErrors } from "../imports-contract";
import { importFor } from "./import-for";
import { ownLabels, sayProblem } from "./say-problem";
import { importErrors } from "./tables";

const rowsPerRead = 5_000;
/** What fits into a file somebody mends by hand, and into one answer. */
const rowsMax = 200_000;

/**
 * The rows that stayed out, or that came in and want a look, as a file like the one that came, with line and reason in front: to mend
 * and bring in again. Cells that a spreadsheet would run are defused.
 */
export async function exportImportErrors(ctx: Ctx, input: ImportErrors): Promise<{ fileName: string; csv: string }> {
  return inTransaction(ctx, async (tx) => {
    const held = await importFor(ctx, tx, input.importId);
    const own = await ownLabels(ctx, tx, held.recordType);
    const say = (key: string) => ctx.translate(ctx.actor.language, `crm.fields.${key}`);
    const headers = held.facts?.columns.map((column) => column.header) ?? [];
    const lines = [csvLine([say("line"), say("problem"), ...headers])];
    let after: { line: number; id: string } | undefined;
    while (lines.length <= rowsMax) {
      const rows = await tx
        .select()
        .from(importErrors)
        .where(
          and(
            ofTenant(importErrors.organisationId, ctx.organisationId),
            eq(importErrors.importId, held.id),
            inArray(importErrors.outcome, [input.outcome]),
            after ? sql`(${importErrors.line}, ${importErrors.id}) > (${after.line}, ${after.id}::uuid)` : undefined,
          ),
        )
        .orderBy(asc(importErrors.line), asc(importErrors.id))
        .limit(rowsPerRead);
      for (const row of rows)
        lines.push(csvLine([row.line, sayProblem(ctx, own, row.problem, row.params), ...row.cells.map(undefused)]));
      const last = rows.at(-1);
      if (!last || rows.length < rowsPerRead) break;
      after = { line: last.line, id: last.id };
    }
    return {
      fileName: `${held.fileName.replace(/\.[a-z0-9]+$/i, "")}-errors.csv`,
      csv: `\uFEFF${lines.join("\r\n")}\r\n`,
    };
  });
}
