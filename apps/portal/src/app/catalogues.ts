import type { Catalogue, Language } from "../lib/messages";

const loads: Record<Language, () => Promise<{ catalogue: Catalogue }>> = {
  en: () => import("./catalogue-en"),
  es: () => import("./catalogue-es"),
};
const loaded = new Map<Language, Catalogue>();

/** Fetches a language's texts, once. One file per language; only the one in use is fetched. */
export async function loadCatalogue(language: Language): Promise<Catalogue> {
  const known = loaded.get(language);
  if (known) return known;
  const { catalogue } = await loads[language]();
  loaded.set(language, catalogue);
  return catalogue;
}

export function loadedCatalogue(language: Language): Catalogue | undefined {
  return loaded.get(language);
}
