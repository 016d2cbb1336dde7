import type { Ctx } from "@arraigo/platform";
import type { Language } from "@arraigo/platform/contract";

/** A letter's plain text: greeting, what it is about, the link, who sends it. Short, so that it is read. */
export function letter(
  ctx: Ctx,
  language: Language,
  parts: { name: string; body: string; link: string; afterword?: string },
): string {
  const say = (key: string, params?: Record<string, string>) =>
    ctx.translate(language, `directory.mail.${key}`, params);
  return [
    say("greeting", { name: parts.name }),
    parts.body,
    parts.link,
    ...(parts.afterword ? [parts.afterword] : []),
    say("signOff"),
  ].join("\n\n");
}
