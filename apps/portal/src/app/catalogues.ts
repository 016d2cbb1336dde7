import type { Catalogue, Language } from "../lib/messages";
import { folderOf } from "./folder-of";

type Load = () => Promise<unknown>;

const shells: Record<Language, () => Promise<{ catalogue: object; features: Record<string, unknown> }>> = {
  en: () => import("./catalogue-en"),
  es: () => import("./catalogue-es"),
};
const parts: Record<Language, Record<string, Load>> = {
  en: byFolder(import.meta.glob("../features/*/messages/en.ts", { import: "messages" })),
  es: byFolder(import.meta.glob("../features/*/messages/es.ts", { import: "messages" })),
};

const loaded = new Map<Language, Catalogue>();
const here = new Set<string>();
const fetched = new Map<string, Promise<void>>();
/** The features entered so far: another language has to bring their words too. */
const entered = new Set<string>();
const listeners = new Set<() => void>();

/** Fetches a language's texts, each file once: those of the shell, and of the features entered so far. */
export async function loadCatalogue(language: Language): Promise<void> {
  await Promise.all([shellOf(language), ...[...entered].map((feature) => partOf(language, feature))]);
}

/** Fetches the words of a feature's screens; the same promise however often it is asked. */
export function loadWords(language: Language, feature: string): Promise<void> {
  entered.add(feature);
  return once(`${language} ${feature} with all`, () => loadCatalogue(language));
}

/** Whether a feature's words are on the page, so that nobody need wait for them. */
export function hasWords(language: Language, feature: string): boolean {
  return here.has(partKey(language, feature));
}

/** The texts there are of a language so far; a new object whenever more have come. */
export function loadedCatalogue(language: Language): Catalogue | undefined {
  return loaded.get(language);
}

/** Whether a language has words for everything another one has, so that the page can change over without holes. */
export function coversWhat(language: Language, other: Language | undefined): boolean {
  if (!loaded.has(language)) return false;
  return [...entered].every(
    (feature) => other === undefined || !hasWords(other, feature) || hasWords(language, feature),
  );
}

export function onWordsLoaded(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function shellOf(language: Language): Promise<void> {
  return once(`${language}`, async () => {
    const { catalogue, features } = await shells[language]();
    const named = Object.entries(features).map(([path, words]) => [folderOf(path), words]);
    put(language, { ...Object.fromEntries(named), ...loaded.get(language), ...catalogue });
  });
}

function partOf(language: Language, feature: string): Promise<void> {
  return once(partKey(language, feature), async () => {
    const [words] = await Promise.all([parts[language][feature]?.(), shellOf(language)]);
    here.add(partKey(language, feature));
    put(language, { ...loaded.get(language), [feature]: words });
  });
}

function partKey(language: Language, feature: string): string {
  return `${language} ${feature}`;
}

/** A failed fetch is forgotten, so that the next visit tries again. */
function once(key: string, load: () => Promise<void>): Promise<void> {
  const known = fetched.get(key);
  if (known) return known;
  const going = load().catch((error: unknown) => {
    fetched.delete(key);
    throw error;
  });
  fetched.set(key, going);
  return going;
}

function put(language: Language, words: object): void {
  loaded.set(language, words as Catalogue);
  for (const listener of listeners) listener();
}

function byFolder(files: Record<string, Load>): Record<string, Load> {
  return Object.fromEntries(Object.entries(files).map(([path, load]) => [folderOf(path), load]));
}
