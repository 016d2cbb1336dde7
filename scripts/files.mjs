import { readdirSync } from "node:fs";
import { join } from "node:path";

const skipped = new Set([
  "node_modules",
  "dist",
  ".git",
  ".turbo",
  ".arraigo",
  "coverage",
  "test-results",
  "playwright-report",
]);

/** Every file below `folder` that somebody wrote, as paths relative to the working directory, with forward slashes. */
export function filesBelow(folder = ".") {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !skipped.has(entry.name))
    .flatMap((entry) => {
      const path = folder === "." ? entry.name : join(folder, entry.name).replaceAll("\\", "/");
      return entry.isDirectory() ? filesBelow(path) : [path];
    });
}

/** Prints what was found and ends the process: 1 with findings, 0 without. */
export function report(name, findings, allClear) {
  for (const finding of findings) console.error(finding);
  if (findings.length > 0) console.error(`${name}: ${findings.length} finding${findings.length === 1 ? "" : "s"}`);
  else console.log(`${name}: ${allClear}`);
  process.exit(findings.length > 0 ? 1 : 0);
}
