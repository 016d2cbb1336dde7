// pnpm bench [area …] [--json] [--quick] [--minutes N | --hours N] [--rate N] [--only part]: measures, beside a floor measured in the same run.
import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { register } from "tsx/esm/api";
import { judged, printTable } from "./lib/figures.mjs";

register();
const here = dirname(fileURLToPath(import.meta.url));
const words = process.argv.slice(2);
/** Takes `--name N` out of the words. */
function numberOf(name) {
  const at = words.indexOf(name);
  if (at < 0) return undefined;
  const [, value] = words.splice(at, 2);
  if (!(Number(value) > 0)) {
    process.stderr.write(`${name} takes a number above 0.\n`);
    process.exit(2);
  }
  return Number(value);
}
/** Takes `--only PART` out of the words: of an area with parts, that one alone. */
function partOf() {
  const at = words.indexOf("--only");
  return at < 0 ? undefined : words.splice(at, 2)[1];
}
const only = partOf();
const hours = numberOf("--hours");
const minutes = numberOf("--minutes") ?? (hours === undefined ? undefined : hours * 60);
const rate = numberOf("--rate");
const flags = words.filter((word) => word.startsWith("--"));
const wanted = words.filter((word) => !word.startsWith("--"));
const areas = readdirSync(join(here, "areas"))
  .filter((file) => /\.(ts|mjs)$/.test(file))
  .map((file) => ({ name: file.replace(/\.\w+$/, ""), file: join(here, "areas", file) }))
  .sort((one, other) => one.name.localeCompare(other.name));

const strange = [
  ...flags.filter((flag) => !["--json", "--quick"].includes(flag)),
  ...wanted.filter((name) => !areas.some((area) => area.name === name)),
];
if (strange.length > 0) {
  process.stderr.write(
    `Not known: ${strange.join(", ")}. Areas: ${areas.map((area) => area.name).join(", ")}. Flags: --json, --quick, --minutes N, --hours N, --rate N, --only PART.\n`,
  );
  process.exit(2);
}

const json = flags.includes("--json");
const quick = flags.includes("--quick");
const figures = [];
const log = (line) => process.stderr.write(`${line}\n`);
for (const { name, file } of areas) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const { measure, parts = [] } = await import(pathToFileURL(file).href);
  if (only !== undefined && !parts.includes(only)) {
    process.stderr.write(`${name} has ${parts.length === 0 ? "no parts" : `the parts ${parts.join(", ")}`}.\n`);
    process.exit(2);
  }
  const report = (figure) => {
    const done = judged({ ...figure, name: `${name}.${figure.name}` });
    figures.push(done);
    if (json) process.stdout.write(`${JSON.stringify(done)}\n`);
  };
  log(`${name} …`);
  await measure({ quick, minutes, rate, only, log, report });
}
if (!json) printTable(figures);
process.exit(figures.every((figure) => figure.ok) ? 0 : 1);
