import { useSyncExternalStore } from "react";

export type Theme = "system" | "light" | "dark";
export type Density = "compact" | "comfortable";

export interface Appearance {
  theme: Theme;
  density: Density;
  /** Single-letter keys can be turned off: they get in the way of speech input (WCAG 2.1.4). */
  singleKeys: boolean;
}

const key = "arraigo.appearance";
const standard: Appearance = { theme: "system", density: "compact", singleKeys: true };
const listeners = new Set<() => void>();
let current: Appearance | undefined;

function stored(): Appearance {
  try {
    return { ...standard, ...JSON.parse(localStorage.getItem(key) ?? "{}") };
  } catch {
    return standard;
  }
}

export function appearance(): Appearance {
  current ??= stored();
  return current;
}

/** Changes how the portal looks on this device, at once and for next time. */
export function setAppearance(change: Partial<Appearance>): void {
  current = { ...appearance(), ...change };
  try {
    localStorage.setItem(key, JSON.stringify(current));
  } catch {
    // Storage may be blocked: the choice then lasts for this visit.
  }
  applyAppearance();
  for (const listener of listeners) listener();
}

/** Puts the choice on the page. `theme.js` does the same before the first paint. */
export function applyAppearance(): void {
  const { theme, density } = appearance();
  const dark = theme === "dark" || (theme === "system" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  document.documentElement.dataset.density = density;
}

export function useAppearance(): Appearance {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, appearance);
}
