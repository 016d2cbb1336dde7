// The migrations say what the tables say: generating again changes nothing, and every hand-written statement has been taken over.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { report } from "./files.mjs";

const folder = "packages/db/migrations";
const findings = [];
const statements = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(".sql")) : [];
const all = statements.map((file) => readFileSync(join(folder, file), "utf8")).join("\n");

const breakpoint = "--> statement-breakpoint";
for (const module of readdirSync("packages")) {
  const path = `packages/${module}/src/hand-written.sql`;
  const text = existsSync(path) ? readFileSync(path, "utf8") : "";
  // One statement at a time: what is added later lies in a later migration.
  for (const statement of text.split(breakpoint)) {
    if (all.includes(statement.trim())) continue;
    const line = text.slice(0, text.indexOf(statement.trim())).split("\n").length;
    findings.push(`${path}:${line} is in no migration; run pnpm db:generate --custom --name <purpose> and paste it`);
  }
}

const copy = mkdtempSync(join(tmpdir(), "arraigo-drift-"));
try {
  if (existsSync(folder)) cpSync(folder, copy, { recursive: true });
  const run = spawnSync(
    process.execPath,
    [
      "node_modules/drizzle-kit/bin.cjs",
      "generate",
      "--dialect=postgresql",
      "--schema=../*/src/schema.ts",
      `--out=${relative("packages/db", copy)}`,
      "--prefix=timestamp",
      "--name=drift",
    ],
    { cwd: "packages/db", encoding: "utf8" },
  );
  if (run.status !== 0) findings.push(`${folder}:1 drizzle-kit failed: ${(run.stderr || run.stdout).trim()}`);
  for (const file of readdirSync(copy).filter((name) => name.endsWith(".sql") && !statements.includes(name)))
    findings.push(
      `${folder}:1 tables changed without a migration; run pnpm db:generate --name <purpose>:\n${readFileSync(join(copy, file), "utf8")}`,
    );
} finally {
  rmSync(copy, { recursive: true, force: true });
}

report("migrations", findings, `${statements.length} migrations match the tables`);
