import type { Ctx } from "@arraigo/platform";

/** An action in the reader's words: its module's message `audit.<name>`, or the name itself where the module has no sentence for it. */
export function sayAction(ctx: Pick<Ctx, "translate" | "actor">, action: string): string {
  const [module = "", name = ""] = action.split(".");
  try {
    return ctx.translate(ctx.actor.language, `${module}.audit.${name}`);
  } catch {
    return name.replaceAll("_", " ");
  }
}
