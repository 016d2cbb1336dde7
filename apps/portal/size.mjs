// First-load JavaScript against its budget: the entry, what it imports at once, and the larger language file.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const dist = join(fileURLToPath(new URL(".", import.meta.url)), "dist");
const budgets = {
  "first-load JavaScript": 175_000,
  "words of an area": 24_000,
  "first-load CSS": 14_000,
  font: 50_000,
  "largest lazy chunk": 60_000,
};

const gzip = (file) => gzipSync(readFileSync(file), { level: 9 }).length;
const html = readFileSync(join(dist, "index.html"), "utf8");
const assets = readdirSync(join(dist, "assets"));
const named = [...html.matchAll(/(?:src|href)="\/?((?:assets\/)?[^"]+\.(?:js|css))"/gu)].map((match) => match[1]);

/** Follows static imports, which the browser fetches before anything runs. */
function withImports(file, seen = new Set()) {
  if (seen.has(file)) return seen;
  seen.add(file);
  const source = readFileSync(join(dist, file), "utf8");
  for (const match of source.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/gu)) withImports(`assets/${match[1]}`, seen);
  return seen;
}

const scripts = new Set();
for (const file of named.filter((name) => name.endsWith(".js"))) withImports(file, scripts);
const languages = assets.filter((name) => /^catalogue-(en|es)-.*\.js$/u.test(name));
const words = Math.max(0, ...languages.map((name) => gzip(join(dist, "assets", name))));
// A feature's words come with its first screen, beside that screen's code.
const areas = assets.filter((name) => /^(en|es)-.*\.js$/u.test(name) && !scripts.has(`assets/${name}`));
const area = Math.max(0, ...areas.map((name) => gzip(join(dist, "assets", name))));
const first = [...scripts].reduce((sum, file) => sum + gzip(join(dist, file)), 0) + words;
const css = named.filter((name) => name.endsWith(".css")).reduce((sum, file) => sum + gzip(join(dist, file)), 0);
const font = Math.max(
  0,
  ...assets.filter((name) => name.endsWith(".woff2")).map((name) => readFileSync(join(dist, "assets", name)).length),
);
const lazy = assets.filter(
  (name) =>
    name.endsWith(".js") && !scripts.has(`assets/${name}`) && !languages.includes(name) && !areas.includes(name),
);
const largest = lazy
  .map((name) => ({ name, size: gzip(join(dist, "assets", name)) }))
  .sort((one, other) => other.size - one.size)[0] ?? { name: "none", size: 0 };

const measured = {
  "first-load JavaScript": first,
  "words of an area": area,
  "first-load CSS": css,
  font,
  "largest lazy chunk": largest.size,
};
let over = false;
for (const [name, bytes] of Object.entries(measured)) {
  const ok = bytes <= budgets[name];
  over ||= !ok;
  const what = name === "largest lazy chunk" ? ` (${largest.name})` : "";
  console.log(
    `${ok ? "ok  " : "OVER"}  ${name}${what}: ${(bytes / 1000).toFixed(1)} of ${budgets[name] / 1000} kB gzip`,
  );
}
if (process.argv.includes("--list"))
  for (const file of [...scripts].sort())
    console.log(`      ${file}  ${(gzip(join(dist, file)) / 1000).toFixed(1)} kB`);
process.exitCode = over ? 1 : 0;
