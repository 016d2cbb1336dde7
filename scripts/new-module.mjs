// A new module: package, events, registration, portal feature. What comes out passes `pnpm verify` and says nothing yet.
//   pnpm new-module <id> [--job admin] [--files-only]
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { filesBelow } from "./files.mjs";

const jobs = ["today", "crm", "learn", "voice", "adoption", "change", "sponsor", "admin"];
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { job: { type: "string", default: "admin" }, "files-only": { type: "boolean", default: false } },
});
const [id] = positionals;
refuseUnless(
  /^[a-z][a-z0-9]{1,29}$/.test(id ?? ""),
  "usage: pnpm new-module <id>   (one lower-case word: package, schema, router key and folder)",
);
refuseUnless(!existsSync(join("packages", id)), `packages/${id} exists already`);
refuseUnless(jobs.includes(values.job), `--job is one of ${jobs.join(", ")}`);

const templates = "turbo/generators/module";
const fill = (text) =>
  text
    .replaceAll("__id__", id)
    .replaceAll("__Id__", id[0].toUpperCase() + id.slice(1))
    .replaceAll("__job__", values.job);

for (const path of filesBelow(templates)) {
  const below = path.slice(templates.length + 1);
  const target = below
    .replace(/^package\//, `packages/${id}/`)
    .replace(/^feature\//, `apps/portal/src/features/${id}/`)
    .replace(/^events\.ts$/, `packages/events/src/${id}.ts`);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, fill(readFileSync(path, "utf8")));
}

edit("packages/events/src/index.ts", (text) => `${text.trimEnd()}\nexport { ${id}Events } from "./${id}";\n`);
edit("apps/api/src/modules.ts", (text) =>
  appended(imported(text, `import { ${id}Module } from "@arraigo/${id}";`), /(\n)\] as const/, `  ${id}Module,\n`),
);
edit("apps/portal/src/app/manifests.ts", (text) =>
  imported(text, `import { manifest as ${id} } from "@arraigo/${id}/manifest";`).replace(/,?\s*\];\s*$/, `, ${id}];\n`),
);
edit("apps/portal/src/lib/paths.ts", (text) =>
  appended(text, /(\n)\} as const;/, `  ${id}: {\n    entries: "/${id}",\n  },\n`),
);
for (const app of ["api", "portal"]) edit(`apps/${app}/package.json`, (text) => depending(text, `@arraigo/${id}`));

if (!values["files-only"]) {
  run("npx", ["-y", "pnpm@12", "install", "--prefer-offline"]);
  run(process.execPath, ["scripts/db-generate.mjs", "--name", `add_${id}`]);
}
run(process.execPath, [
  "node_modules/@biomejs/biome/bin/biome",
  ...[
    "check",
    "--write",
    "--vcs-enabled=false",
    "--log-level=error",
    `packages/${id}`,
    `apps/portal/src/features/${id}`,
  ],
  ...[
    "packages/events/src",
    "apps/api/src/modules.ts",
    "apps/portal/src/app/manifests.ts",
    "apps/portal/src/lib/paths.ts",
  ],
]);
// Writes the new public face down. What it may say about other packages is not this command's business.
spawnSync(process.execPath, ["scripts/check-exports.mjs", "--update"], { stdio: "ignore" });
console.log(
  `packages/${id} is there and registered. Next: its README, its words in docs/glossary.md, then pnpm verify.`,
);

function edit(path, change) {
  const before = readFileSync(path, "utf8");
  const after = change(before);
  refuseUnless(after !== before, `${path} does not look as expected; register ${id} there by hand`);
  writeFileSync(path, after);
}

/** After the last import; Biome puts it where it belongs. */
function imported(text, line) {
  const last = text.lastIndexOf("\nimport ");
  const end = text.indexOf("\n", last + 1);
  return `${text.slice(0, end)}\n${line}${text.slice(end)}`;
}

/** Before the bracket that ends the list. */
function appended(text, ending, entry) {
  return text.replace(ending, (whole, newline) => `${newline}${entry}${whole.slice(newline.length)}`);
}

function depending(text, name) {
  const manifest = JSON.parse(text);
  manifest.dependencies = Object.fromEntries(
    Object.entries({ ...manifest.dependencies, [name]: "workspace:*" }).sort(([one], [other]) =>
      one < other ? -1 : 1,
    ),
  );
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

function run(program, given) {
  const { status } = spawnSync(program, given, { stdio: ["ignore", "ignore", "inherit"] });
  refuseUnless(status === 0, `${[program, ...given].join(" ")} failed`);
}

function refuseUnless(fine, why) {
  if (fine) return;
  console.error(why);
  process.exit(1);
}
