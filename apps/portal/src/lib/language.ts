import { type Language, languages } from "./messages";

const key = "arraigo.language";
const listeners = new Set<() => void>();

function initial(): Language {
  const wanted = document.documentElement.lang;
  return languages.find((language) => language === wanted) ?? "en";
}

let current: Language | undefined;

/** The language the page is in now. */
export function language(): Language {
  current ??= initial();
  return current;
}

/** Changes the page's language and remembers it on this device. Whoever renders loads the catalogue. */
export function setLanguage(next: Language): void {
  if (next === language()) return;
  current = next;
  document.documentElement.lang = next;
  try {
    localStorage.setItem(key, next);
  } catch {
    // Storage may be blocked: the choice then lasts for this visit.
  }
  for (const listener of listeners) listener();
}

export function onLanguageChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
