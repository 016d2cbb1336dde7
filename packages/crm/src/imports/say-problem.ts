import { ofTenant } from "@arraigo/db";
import type { Ctx, Tx } from "@arraigo/platform";
import { inLanguage } from "@arraigo/platform/contract";
import { and, eq } from "drizzle-orm";
import { customFields } from "../fields/tables";
import type { DryRun, Finding, SummedFinding } from "./import-progress";
import type { Held } from "./run/import-state";
import { shownCells } from "./run/shown-cells";

/**
 * A sentence, or what stands for it: what an import found is kept for years, and neither a word that is not used any more nor an
 * error of another module may keep the page from being read.
 */
function sayOr(ctx: Ctx, key: string, params: Record<string, string | number>, instead: () => string): string {
  try {
    return ctx.translate(ctx.actor.language, key, params);
  } catch {
    return instead();
  }
}

/** What broke an import off, in the reader's language: the sentence of the error that was kept, whichever module it is of. */
export function sayStoredError(ctx: Ctx, code: string): string {
  const [module = "", noun = ""] = code.split(".");
  const unknown = () => ctx.translate(ctx.actor.language, "crm.importProblems.brokenOff");
  return sayOr(ctx, `${module}.errors.${noun}`, {}, unknown);
}

/** What the organisation calls its own fields, by `custom.<key>`. */
export type OwnLabels = ReadonlyMap<string, string>;

/**
 * The labels of a type's own fields in the reader's language, those nobody uses any more too: what an import kept because its field
 * was given up is named by that field.
 */
export async function ownLabels(ctx: Ctx, tx: Tx, recordType: string): Promise<OwnLabels> {
  const rows = await tx
    .select({ key: customFields.key, label: customFields.label })
    .from(customFields)
    .where(and(ofTenant(customFields.organisationId, ctx.organisationId), eq(customFields.recordType, recordType)));
  return new Map(rows.map(({ key, label }) => [`custom.${key}`, inLanguage(label, ctx.actor.language)]));
}

/** Fields in words, joined: what a gate misses. "activity.call" and "approval" have words of their own. */
function fieldWords(ctx: Ctx, own: OwnLabels, fields: string): string {
  return fields
    .split(",")
    .map((field) => {
      if (field.startsWith("custom.")) return own.get(field) ?? field.slice("custom.".length);
      const key = field.startsWith("activity.")
        ? "importProblems.activityMissing"
        : field === "approval"
          ? "importProblems.approvalMissing"
          : `fields.${field}`;
      return sayOr(ctx, `crm.${key}`, {}, () => field).toLowerCase();
    })
    .join(", ");
}

/** Problems that name a record, where the reader may see it. */
const naming = new Set(["otherName", "lookalike", "lookalikeContact", "lookalikeLead"]);
/** Problems of which the sum says something else than one row does. */
const sentences = new Set(["lookalikeContact", "lookalikeLead"]);

/** What is wrong with a row, or to be looked at, in the reader's language. */
export function sayProblem(ctx: Ctx, own: OwnLabels, problem: string, params: Record<string, string | number>): string {
  const { field, fields } = params;
  const named = {
    ...params,
    ...(typeof field === "string"
      ? { field: own.get(field) ?? sayOr(ctx, `crm.fields.${field}`, {}, () => field) }
      : {}),
    ...(typeof fields === "string" ? { fields: fieldWords(ctx, own, fields) } : {}),
  };
  const unnamed = naming.has(problem) && params.name === undefined;
  const key = `crm.importProblems.${unnamed ? `${problem}Unnamed` : problem}`;
  return sayOr(ctx, key, named, () => ctx.translate(ctx.actor.language, "crm.importProblems.other"));
}

const said = (ctx: Ctx, own: OwnLabels, { line, problem, params, cells }: Finding) => ({
  line,
  problem,
  reason: sayProblem(ctx, own, problem, params),
  cells: shownCells(cells),
  rows: 1,
});

/** What many rows have in common, most rows first: "“Quali” is no stage here; … (214 rows)". */
export function saySums(ctx: Ctx, own: OwnLabels, sums: readonly SummedFinding[]) {
  const say = (key: string, params: Record<string, string | number>) =>
    ctx.translate(ctx.actor.language, `crm.importProblems.${key}`, params);
  return [...sums]
    .sort((one, other) => other.rows - one.rows || one.line - other.line)
    .map(({ rows, ...sum }) => {
      const one = sayProblem(ctx, own, sum.problem, sum.params);
      const all = sentences.has(sum.problem)
        ? say(`${sum.problem}Sum`, { rows })
        : say("inRows", { reason: one, rows });
      const reason = rows > 1 || sentences.has(sum.problem) ? all : one;
      return { line: sum.line, problem: sum.problem, reason, cells: sum.cells, rows };
    });
}

/** A dry run in the reader's words. */
export function sayDryRun(ctx: Ctx, own: OwnLabels, held: Pick<Held, "id" | "rowsTotal">, found: DryRun) {
  const { related, queues: _, sums, ...counts } = found.counts;
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
    failures: found.failures.map((finding) => said(ctx, own, finding)),
    notices: [...saySums(ctx, own, sums ?? []), ...found.notices.map((finding) => said(ctx, own, finding))],
  };
}
