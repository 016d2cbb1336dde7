import type { Ctx } from "@arraigo/platform";
import type { Language } from "@arraigo/platform/contract";
import { sayWork } from "../leaving/say-work";

/** The sentence of a notice, from the messages of the module that told it. Counts of work are said kind by kind, as `what`. */
export function sayNotice(
  ctx: Pick<Ctx, "translate">,
  language: Language,
  { kind, params }: { kind: string; params: Record<string, string | number> },
): string {
  const [module = "", name = ""] = kind.split(".");
  const what = new Intl.ListFormat(language).format(sayWork(ctx, language, params));
  return ctx.translate(language, `${module}.notices.${name}`, { what, ...params });
}
