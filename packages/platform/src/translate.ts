import { createTranslator } from "use-intl/core";
import type { Language } from "./contract";
import { en } from "./messages/en";
import { es } from "./messages/es";
import type { Module } from "./module";

/** Says a message in a language. `key` is `<module>.<section>.<name>`; an unknown key is an error, never an empty text. */
export type Translate = (language: Language, key: string, params?: Record<string, string | number>) => string;

type Catalogue = Record<string, unknown>;
type Sayer = (key: string, params?: Record<string, string | number>) => string;

/** Brings the modules' sentences together. The portal, mails and errors all speak through ICU messages. */
export function createTranslate(modules: readonly Module[], timeZone = "UTC"): Translate {
  const catalogues: Record<Language, Catalogue> = { en: { platform: en }, es: { platform: es } };
  for (const module of modules) {
    catalogues.en[module.manifest.id] = module.messages.en;
    catalogues.es[module.manifest.id] = module.messages.es;
  }
  const say = (language: Language): Sayer =>
    createTranslator({
      locale: language,
      messages: catalogues[language],
      timeZone,
      onError: (error: Error) => {
        throw error;
      },
    }) as unknown as Sayer;
  const sayers: Record<Language, Sayer> = { en: say("en"), es: say("es") };
  return (language, key, params) => sayers[language](key, params);
}
