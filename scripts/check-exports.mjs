// Each package's public face, name by name, is committed and reviewed like an API. `--update` after a deliberate change.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { report } from "./files.mjs";

const committed = "docs/exported-names.json";
const findings = [];
const now = {};

for (const folder of readdirSync("packages").sort()) {
  const manifest = join("packages", folder, "package.json");
  if (!existsSync(manifest)) continue;
  const { name, exports } = JSON.parse(readFileSync(manifest, "utf8"));
  const subpaths = Object.keys(exports ?? {});
  if (subpaths.length < 1 || subpaths.length > 6)
    findings.push(`${manifest}:1 exports ${subpaths.length} subpaths; a public face has one to six`);
  for (const [subpath, target] of Object.entries(exports ?? {}).sort()) {
    for (const [path, file] of expand(folder, subpath, target)) {
      if (!existsSync(file)) findings.push(`${manifest}:1 exports ${path}, but ${file} does not exist`);
      else if (/\.tsx?$/.test(file)) now[posix.join(name, path)] = [...namesOf(file)].sort();
    }
  }
}

const text = `${JSON.stringify(now, null, 2)}\n`;
if (process.argv.includes("--update")) writeFileSync(committed, text);
const before = existsSync(committed) ? JSON.parse(readFileSync(committed, "utf8")) : {};
for (const face of new Set([...Object.keys(before), ...Object.keys(now)])) {
  const added = (now[face] ?? []).filter((name) => !before[face]?.includes(name));
  const gone = (before[face] ?? []).filter((name) => !now[face]?.includes(name));
  if (added.length + gone.length > 0)
    findings.push(
      `${committed}:1 ${face}: ${[...added.map((n) => `+${n}`), ...gone.map((n) => `-${n}`)].join(" ")} (pnpm exported-names)`,
    );
}
report("exported names", findings, `${Object.keys(now).length} public faces are as committed`);

/** A wildcard stands for the files it matches. */
function expand(folder, subpath, target) {
  const file = posix.join("packages", folder, typeof target === "string" ? target : target.default);
  if (!subpath.includes("*")) return [[subpath, file]];
  const [before, after] = file.split("*");
  const parent = dirname(`${before}x`);
  return (existsSync(parent) ? readdirSync(parent) : [])
    .filter((entry) => entry.endsWith(after) && !entry.endsWith(`.test${after}`))
    .sort()
    .map((entry) => [subpath.replace("*", entry.slice(0, -after.length)), posix.join(parent, entry)]);
}

/** The names a file exports, following `export * from`. */
function namesOf(file, seen = new Set()) {
  if (seen.has(file)) return new Set();
  seen.add(file);
  const source = readFileSync(file, "utf8").replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
  const names = new Set();
  for (const [, name] of source.matchAll(
    /^export (?:declare )?(?:abstract )?(?:async )?(?:const|let|function\*?|class|interface|type|enum) (\w+)/gm,
  ))
    names.add(name);
  for (const [, list] of source.matchAll(/^export (?:type )?\{([^}]*)\}/gm))
    for (const part of list
      .split(",")
      .map((item) => item.trim())
      .filter(Boolean))
      names.add(
        part
          .replace(/^type /, "")
          .split(" as ")
          .pop()
          .trim(),
      );
  for (const [, from] of source.matchAll(/^export \* from "(\.[^"]*)"/gm)) {
    const base = posix.join(posix.dirname(file), from);
    const next = [`${base}.ts`, `${base}.tsx`, `${base}/index.ts`].find((path) => existsSync(path));
    if (next) for (const name of namesOf(next, seen)) names.add(name);
  }
  return names;
}
