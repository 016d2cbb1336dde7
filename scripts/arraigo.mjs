// The operator's commands. Builds them first where they are missing or older than the sources.
import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { filesBelow } from "./files.mjs";

const bundle = "apps/api/dist/arraigo.js";
const builtAt = existsSync(bundle) ? statSync(bundle).mtimeMs : 0;
const stale = ["apps/api", "packages"].some((folder) =>
  filesBelow(folder).some((path) => /\.(ts|tsx|mjs|sql|json)$/.test(path) && statSync(path).mtimeMs > builtAt),
);
if (stale) {
  const built = spawnSync(process.execPath, ["build.mjs"], { cwd: "apps/api", stdio: ["ignore", "ignore", "inherit"] });
  if (built.status !== 0) process.exit(built.status ?? 1);
}
const run = spawnSync(process.execPath, [bundle, ...process.argv.slice(2)], { stdio: "inherit" });
process.exit(run.status ?? 1);
