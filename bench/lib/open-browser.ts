import { existsSync } from "node:fs";
import { type Browser, chromium } from "@playwright/test";

/** A Chromium of this machine, or undefined where there is none. */
export async function openBrowser(): Promise<Browser | undefined> {
  const places = [
    // biome-ignore lint/style/noProcessEnv: a setting of the measuring alone, on this machine.
    process.env.CHROMIUM_PATH,
    "/usr/bin/chromium",
    "/usr/bin/google-chrome-stable",
    "/usr/bin/google-chrome",
    chromium.executablePath(),
  ];
  const executablePath = places.find((place) => place && existsSync(place));
  if (!executablePath) return undefined;
  return chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] });
}
