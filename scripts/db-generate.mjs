// The only way to a migration: drizzle-kit over every module's tables, with a name that says what it is for.
import { spawnSync } from "node:child_process";

const given = process.argv.slice(2);
const name = given[given.indexOf("--name") + 1];
if (!given.includes("--name") || !/^[a-z][a-z0-9_]+$/.test(name ?? "")) {
  console.error(
    "usage: pnpm db:generate --name add_post_merges [--custom]   (a name in snake_case that says the purpose)",
  );
  process.exit(1);
}
const run = spawnSync(process.execPath, ["node_modules/drizzle-kit/bin.cjs", "generate", ...given], {
  cwd: "packages/db",
  stdio: "inherit",
});
process.exit(run.status ?? 1);
