import { useTranslations } from "use-intl";
import type { messages as common } from "./messages/en";

export const languages = ["en", "es"] as const;
export type Language = (typeof languages)[number];

/**
 * Every text of the portal, by namespace. Each feature adds itself in its `messages/en.ts`:
 * `declare module "../../../lib/messages" { interface Catalogue { crm: typeof messages } }`
 */
export interface Catalogue {
  common: typeof common;
}

/** What another language must say: the same keys, any words. */
export type Translation<Words> = {
  readonly [Key in keyof Words]: Words[Key] extends string ? string : Translation<Words[Key]>;
};

declare module "use-intl" {
  interface AppConfig {
    Messages: Catalogue;
    Locale: Language;
  }
}

/** The translator over the whole catalogue, for texts chosen by data (palette, Today, navigation). */
export function useWords() {
  return useTranslations();
}
export type Words = ReturnType<typeof useWords>;

/** The text of a key that is only known at run time, or undefined where nobody wrote one. */
export function wordsAt(words: Words, key: string): string | undefined {
  const known = key as Parameters<Words["has"]>[0];
  return words.has(known) ? words.raw(known) : undefined;
}
