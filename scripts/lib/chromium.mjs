import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { run } from "./run.mjs";

const usualPlaces = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/google-chrome",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/**
 * The path of a Chromium that runs: the one CHROMIUM_PATH names, one installed on this system, or Playwright's own. Where there
 * is none, tries to get one: from Debian's packages as root, else through Playwright. Undefined when that fails too.
 */
export async function findChromium(say) {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (await runs(given)) return given;
    throw new Error(`CHROMIUM_PATH names ${given}, which does not run.`);
  }
  return (await firstThatRuns()) ?? (await getOne(say));
}

async function firstThatRuns() {
  for (const path of [...usualPlaces, ...playwrightPlaces()]) if (await runs(path)) return path;
  return undefined;
}

async function runs(path) {
  return existsSync(path) && (await run([path, "--version"], { seconds: 15 })).status === 0;
}

function playwrightPlaces() {
  const caches = [
    process.env.PLAYWRIGHT_BROWSERS_PATH,
    join(homedir(), ".cache/ms-playwright"),
    join(homedir(), "Library/Caches/ms-playwright"),
  ];
  const programs = [
    "chrome-linux/chrome",
    "chrome-linux64/chrome",
    "chrome-linux/headless_shell",
    "chrome-headless-shell-linux64/chrome-headless-shell",
    "chrome-mac/Chromium.app/Contents/MacOS/Chromium",
    "chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing",
    "chrome-mac-x64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing",
  ];
  return caches
    .filter((cache) => cache && existsSync(cache))
    .flatMap((cache) =>
      readdirSync(cache)
        .filter((name) => name.startsWith("chromium"))
        .sort()
        .reverse()
        .map((name) => join(cache, name)),
    )
    .flatMap((folder) => programs.map((program) => join(folder, program)));
}

async function getOne(say) {
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    say("No Chromium found: installing Debian's.");
    const env = { DEBIAN_FRONTEND: "noninteractive" };
    await run(["apt-get", "update", "-qq"], { seconds: 90, env });
    await run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"], { seconds: 240, env });
    const found = await firstThatRuns();
    if (found) return found;
  }
  say("No Chromium found: asking Playwright for its own.");
  await run([process.execPath, "node_modules/@playwright/test/cli.js", "install", "chromium"], { seconds: 180 });
  return firstThatRuns();
}
