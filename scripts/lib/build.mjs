import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { root } from "./root.mjs";
import { run } from "./run.mjs";

const stamp = join(root, "node_modules/.cache/arraigo/build.json");
const everywhere = ["package.json", "pnpm-lock.yaml", "tsconfig.base.json"];
const packages = (without) =>
  readdirSync(join(root, "packages"))
    .filter((name) => name !== without)
    .map((name) => `packages/${name}`);

const targets = {
  portal: {
    result: "apps/portal/dist/index.html",
    inputs: () => [...everywhere, "apps/portal", ...packages("db")],
    command: portalCommand,
  },
  api: {
    result: "apps/api/dist/main.js",
    inputs: () => [...everywhere, "apps/api", ...packages("ui")],
    command: apiCommand,
  },
};

/**
 * Builds the portal and the api, each only when a file that goes into it changed since its last build, judged by content.
 * Answers the names of what was built. Throws with the builder's own words when a build fails.
 */
export async function buildChanged(say) {
  const known = readStamp();
  const stale = Object.entries(targets)
    .map(([name, target]) => ({ name, ...target, fingerprint: fingerprintOf(target.inputs()) }))
    .filter(({ name, result, fingerprint }) => known[name] !== fingerprint || !existsSync(join(root, result)));
  if (stale.length === 0) return [];
  say(`Building ${stale.map(({ name }) => `the ${name}`).join(" and ")}.`);
  const ends = await Promise.all(
    stale.map(async (target) => ({
      ...target,
      ...(await run(target.command(), { cwd: folderOf(target), env: { NODE_ENV: "production" }, seconds: 180 })),
    })),
  );
  const failed = ends.filter(({ status }) => status !== 0);
  writeStamp({
    ...known,
    ...Object.fromEntries(ends.map(({ name, status, fingerprint }) => [name, status === 0 ? fingerprint : ""])),
  });
  if (failed.length > 0) {
    throw new Error(
      failed
        .map(
          ({ name, output }) => `The ${name} could not be built.\n${output.trim().split("\n").slice(-40).join("\n")}`,
        )
        .join("\n\n"),
    );
  }
  return ends.map(({ name }) => name);
}

function folderOf({ name }) {
  return join(root, "apps", name);
}

function portalCommand() {
  const vite = createRequire(join(root, "apps/portal/package.json")).resolve("vite/package.json");
  return [process.execPath, join(dirname(vite), "bin/vite.js"), "build", "--logLevel", "warn"];
}

function apiCommand() {
  return [process.execPath, "build.mjs"];
}

function fingerprintOf(inputs) {
  const hash = createHash("sha256");
  for (const path of inputs.flatMap((input) => filesOf(input)).sort())
    hash
      .update(path)
      .update("\0")
      .update(readFileSync(join(root, path)));
  return hash.digest("hex");
}

const ignored = new Set([
  "node_modules",
  "dist",
  "e2e",
  "test",
  "bench",
  ".turbo",
  "coverage",
  "test-results",
  "playwright-report",
  "README.md",
]);

function filesOf(path) {
  if (!existsSync(join(root, path))) return [];
  if (/\.(json|yaml)$/.test(path)) return [path];
  return readdirSync(join(root, path), { withFileTypes: true }).flatMap((entry) => {
    if (ignored.has(entry.name) || /\.test\.tsx?$/.test(entry.name)) return [];
    const below = `${path}/${entry.name}`;
    return entry.isDirectory() ? filesOf(below) : [below];
  });
}

function readStamp() {
  try {
    return JSON.parse(readFileSync(stamp, "utf8"));
  } catch {
    return {};
  }
}

function writeStamp(built) {
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, `${JSON.stringify(built, null, 2)}\n`);
}
