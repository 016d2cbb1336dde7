import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction, type Tx } from "@arraigo/platform";
import { and, asc, eq, inArray, notInArray } from "drizzle-orm";
import type { ImportById, ImportState } from "../imports-contract";
import type { ImportType } from "../record-types";
import { importFor } from "./import-for";
import { countsOf } from "./run/import-state";
import { shownCells } from "./run/shown-cells";
import { problemsSummed } from "./run/sum-findings";
import { ownLabels, sayDryRun, sayProblem, sayStoredError, saySums } from "./say-problem";
import { importErrors } from "./tables";

const findingsShown = 200;

function findingsOf(ctx: Ctx, tx: Tx, importId: string, outcomes: readonly string[], without: readonly string[] = []) {
  return tx
    .select()
    .from(importErrors)
    .where(
      and(
        ofTenant(importErrors.organisationId, ctx.organisationId),
        eq(importErrors.importId, importId),
        inArray(importErrors.outcome, [...outcomes]),
        without.length > 0 ? notInArray(importErrors.problem, [...without]) : undefined,
      ),
    )
    .orderBy(asc(importErrors.line), asc(importErrors.id))
    .limit(findingsShown);
}

/** One import: how the file is written, how far it is, what was done, and the first rows that stayed out or want a look. */
export async function getImport(ctx: Ctx, input: ImportById) {
  return inTransaction(ctx, async (tx) => {
    const held = await importFor(ctx, tx, input.importId);
    const own = await ownLabels(ctx, tx, held.recordType);
    const iso = (at: Date | null) => at?.toISOString() ?? null;
    const shown = async (outcomes: readonly string[], without: readonly string[] = []) =>
      (await findingsOf(ctx, tx, held.id, outcomes, without)).map((row) => ({
        line: row.line,
        reason: sayProblem(ctx, own, row.problem, row.params),
        outcome: row.outcome as "out" | "in" | "kept",
        recordId: row.recordId,
        cells: shownCells(row.cells),
        rows: 1,
      }));
    const { related, queues: _, sums = [], ...counts } = countsOf(held);
    return {
      id: held.id,
      recordType: held.recordType as ImportType,
      state: held.state as ImportState,
      fileName: held.fileName,
      facts: held.facts,
      mapping: held.mapping,
      mine: held.createdBy === ctx.actor.personId,
      bytesExpected: held.bytesExpected,
      bytesReceived: held.bytesReceived,
      rowsTotal: held.rowsTotal,
      rowsDone: held.rowsDone,
      createdAt: held.createdAt.toISOString(),
      startedAt: iso(held.startedAt),
      pausedAt: iso(held.pausedAt),
      committedAt: iso(held.committedAt),
      undoneAt: iso(held.undoneAt),
      problem: held.problem ? sayStoredError(ctx, held.problem) : null,
      ...counts,
      accountsCreated: held.accountsCreated ?? 0,
      contactsCreated: related.contact ?? 0,
      queuesCreated: related.queue ?? 0,
      undo: held.undo,
      dryRun: held.dryRun ? sayDryRun(ctx, own, held, held.dryRun) : null,
      failures: await shown(["out"]),
      notices: [
        ...saySums(ctx, own, sums).map((sum) => ({ ...sum, outcome: "in" as const, recordId: null })),
        ...(await shown(["in"], problemsSummed(sums))),
      ],
      keptBack: await shown(["kept"]),
    };
  });
}
