import type { Language } from "@arraigo/platform/contract";

/** The first language the browser asks for that we speak. */
export function languageOf(acceptLanguage: string | null | undefined): Language {
  for (const part of (acceptLanguage ?? "").toLowerCase().split(",")) {
    const tag = part.trim().slice(0, 2);
    if (tag === "es" || tag === "en") return tag;
  }
  return "en";
}
