import { type Ctx, inTransaction } from "@arraigo/platform";
import type { PlanImport } from "../contract";
import { openImport } from "./import-for";
import { missingAccounts } from "./missing-accounts";
import { runPlan } from "./run-plan";
import { sayProblem } from "./say-problem";

const failuresShown = 50;
const examplesShown = 5;

/** The dry run: what the import would do, counted by the planner the import uses, with the first rows that would stay out. Changes nothing. */
export async function previewImport(ctx: Ctx, input: PlanImport) {
  return inTransaction(ctx, async (tx) => {
    const held = await openImport(ctx, tx, input.importId);
    const plan = await runPlan(ctx, tx, { content: held.content, columns: held.facts?.columns ?? [] }, input.mapping);
    const accounts = await missingAccounts(ctx, tx, plan);
    return {
      created: plan.creates.length,
      updated: plan.updated,
      unchanged: plan.unchanged,
      failed: plan.failures.length,
      accountsCreated: accounts.size,
      examples: plan.creates.slice(0, examplesShown).map(({ line, contact }) => ({
        line,
        name: `${contact.givenName} ${contact.familyName}`.trim(),
        email: contact.email,
        phone: contact.phone,
        title: contact.title,
        company: contact.company,
      })),
      failures: plan.failures.slice(0, failuresShown).map((failure) => ({
        line: failure.line,
        reason: sayProblem(ctx, failure.problem, failure.params),
        cells: failure.cells.slice(0, 8).map((cell) => cell.slice(0, 80)),
      })),
    };
  });
}
