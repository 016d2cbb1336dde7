import type { Ctx } from "@arraigo/platform";

/** Why a row stayed out, in the reader's language. */
export function sayProblem(ctx: Ctx, problem: string, params: Record<string, string | number>): string {
  const { field } = params;
  const named =
    typeof field === "string" ? { ...params, field: ctx.translate(ctx.actor.language, `crm.fields.${field}`) } : params;
  return ctx.translate(ctx.actor.language, `crm.importProblems.${problem}`, named);
}
