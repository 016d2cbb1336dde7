// One version of everything, on licences we may ship, able to run on the oldest Node we promise.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { filesBelow, report } from "./files.mjs";

const licencesAllowed = new Set([
  "MIT",
  "MIT-0",
  "ISC",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "0BSD",
  "Apache-2.0",
  "MPL-2.0",
  "BlueOak-1.0.0",
  "CC0-1.0",
  "CC-BY-4.0",
  "Python-2.0",
  "Unlicense",
  "PostgreSQL",
  "OFL-1.1",
  "Zlib",
  "WTFPL",
  "Artistic-2.0",
]);
/** Packages whose `engines` exclude Node 20, each with why we use it there all the same. */
const beyondNode20 = JSON.parse(readFileSync("scripts/beyond-node-20.json", "utf8"));
/** Packages that state no licence in the usual field; each was read by a person. */
const licenceRead = JSON.parse(readFileSync("scripts/licences-read.json", "utf8"));

const findings = [];
const workspace = readFileSync("pnpm-workspace.yaml", "utf8");
const catalog = new Set(
  [...(workspace.split(/^catalog:\n/m)[1] ?? "").matchAll(/^ {2}"?([^":\s]+)"?: \S+$/gm)].map(([, name]) => name),
);
if (catalog.size === 0) findings.push("pnpm-workspace.yaml:1 no catalog found");

for (const path of filesBelow().filter((file) => /(^|\/)package\.json$/.test(file) && !file.startsWith("turbo/"))) {
  const lines = readFileSync(path, "utf8").split("\n");
  const { dependencies, devDependencies, peerDependencies } = JSON.parse(lines.join("\n"));
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies, ...peerDependencies })) {
    if (version === "catalog:" || version.startsWith("workspace:")) continue;
    const line = lines.findIndex((text) => text.includes(`"${name}":`)) + 1;
    const why = catalog.has(name) ? "the catalog names this one" : "every version stands in the catalog";
    findings.push(`${path}:${line} ${name}: literal version ${version}; ${why}`);
  }
}

const store = "node_modules/.pnpm";
const packages = existsSync(store) ? installed(store) : [];
const betterAuthCores = new Set(packages.filter((p) => p.name === "@better-auth/core").map((p) => p.version));
if (betterAuthCores.size > 1)
  findings.push(`${store}:1 ${betterAuthCores.size} versions of @better-auth/core; sessions break across copies`);
for (const { name, version, engines, licence } of packages) {
  if (engines && excludesNode20(engines) && !beyondNode20[name])
    findings.push(
      `scripts/beyond-node-20.json:1 ${name}@${version} wants Node ${engines}; replace it, or list it with a reason`,
    );
  if (!allowed(licence) && licenceRead[name] === undefined)
    findings.push(
      `scripts/licences-read.json:1 ${name}@${version} has licence ${licence ?? "none"}, which is not on the list`,
    );
}
for (const name of Object.keys(beyondNode20))
  if (packages.length > 0 && !packages.some((p) => p.name === name && p.engines && excludesNode20(p.engines)))
    findings.push(`scripts/beyond-node-20.json:1 ${name} no longer needs its exception`);

report("catalog", findings, `${catalog.size} versions stand once, ${packages.length} installed packages pass`);

function installed(root) {
  return readdirSync(root).flatMap((entry) => {
    const modules = join(root, entry, "node_modules");
    if (entry === "node_modules" || !existsSync(modules)) return [];
    // `@scope+name@1.2.3_peers` holds its own package under that name, and links to its dependencies beside it.
    const name = entry.slice(0, entry.indexOf("@", 1)).replace("+", "/");
    const file = join(modules, name, "package.json");
    if (!existsSync(file)) return [];
    const manifest = JSON.parse(readFileSync(file, "utf8"));
    const licence =
      typeof manifest.license === "object"
        ? manifest.license?.type
        : (manifest.license ?? manifest.licenses?.[0]?.type);
    return [{ name, version: manifest.version, engines: manifest.engines?.node, licence }];
  });
}

/** Whether a range of Node versions leaves out every 20.19+. Knows the forms package authors write. */
function excludesNode20(range) {
  return !range.split("||").some((part) =>
    part
      .trim()
      .replace(/([<>=^~])\s+/g, "$1")
      .split(/\s+/)
      .every((comparator) => {
        const found = comparator.match(/^(>=|>|<=|<|\^|~|=)?\s*v?(\d+|\*|x)(?:\.(\d+|x))?/);
        if (!found || found[2] === "*" || found[2] === "x") return true;
        const [, operator = "=", majorText, minorText] = found;
        const major = Number(majorText);
        const minor = Number(minorText) || 0;
        if (operator === ">=" || operator === ">") return major < 20 || (major === 20 && minor <= 19);
        if (operator === "<") return major > 20;
        if (operator === "<=") return major >= 20;
        return major === 20 && minor <= 20;
      }),
  );
}

function allowed(licence) {
  if (!licence) return false;
  const plain = licence.replace(/[()]/g, "");
  if (plain.includes(" OR ")) return plain.split(" OR ").some((part) => licencesAllowed.has(part.trim()));
  return plain.split(" AND ").every((part) => licencesAllowed.has(part.trim()));
}
