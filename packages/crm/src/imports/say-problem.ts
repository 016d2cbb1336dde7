import type { Ctx } from "@arraigo/platform";
import type { DryRun, Finding } from "./import-progress";
import { shownCells } from "./run/dry-run";
import type { Held } from "./run/import-state";

/** Fields in words, joined: what a gate misses. "activity.call" and "approval" have words of their own. */
function fieldWords(ctx: Ctx, fields: string): string {
  return fields
    .split(",")
    .map((field) => {
      if (field.startsWith("custom.")) return field.slice("custom.".length);
      const key = field.startsWith("activity.")
        ? "importProblems.activityMissing"
        : field === "approval"
          ? "importProblems.approvalMissing"
          : `fields.${field}`;
      return ctx.translate(ctx.actor.language, `crm.${key}`).toLowerCase();
    })
    .join(", ");
}

/** What is wrong with a row, or to be looked at, in the reader's language. */
export function sayProblem(ctx: Ctx, problem: string, params: Record<string, string | number>): string {
  const { field, fields } = params;
  const named = {
    ...params,
    ...(typeof field === "string" ? { field: ctx.translate(ctx.actor.language, `crm.fields.${field}`) } : {}),
    ...(typeof fields === "string" ? { fields: fieldWords(ctx, fields) } : {}),
  };
  const unnamed = (problem === "otherName" || problem === "lookalike") && params.name === undefined;
  return ctx.translate(ctx.actor.language, `crm.importProblems.${unnamed ? `${problem}Unnamed` : problem}`, named);
}

const said = (ctx: Ctx, { line, problem, params, cells }: Finding) => ({
  line,
  problem,
  reason: sayProblem(ctx, problem, params),
  cells: shownCells(cells),
});

/** A dry run in the reader's words. */
export function sayDryRun(ctx: Ctx, held: Pick<Held, "id" | "rowsTotal">, found: DryRun) {
  const { related, ...counts } = found.counts;
  return {
    importId: held.id,
    finished: found.finishedAt !== null,
    rowsDone: found.rowsDone,
    rowsTotal: held.rowsTotal ?? 0,
    mappingKey: found.mappingKey,
    ...counts,
    accountsCreated: related.account ?? 0,
    contactsCreated: related.contact ?? 0,
    queuesCreated: related.queue ?? 0,
    examples: found.examples,
    changes: found.changes,
    failures: found.failures.map((finding) => said(ctx, finding)),
    notices: found.notices.map((finding) => said(ctx, finding)),
  };
}
