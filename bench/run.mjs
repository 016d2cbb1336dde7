// pnpm bench [area …] [--json] [--quick]: measures, beside a floor measured in the same run.
import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { register } from "tsx/esm/api";
import { judged, printTable } from "./lib/figures.mjs";

register();
const here = dirname(fileURLToPath(import.meta.url));
const flags = process.argv.slice(2).filter((word) => word.startsWith("--"));
const wanted = process.argv.slice(2).filter((word) => !word.startsWith("--"));
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
    `Not known: ${strange.join(", ")}. Areas: ${areas.map((area) => area.name).join(", ")}. Flags: --json, --quick.\n`,
  );
  process.exit(2);
}

const json = flags.includes("--json");
const quick = flags.includes("--quick");
const figures = [];
const log = (line) => process.stderr.write(`${line}\n`);
for (const { name, file } of areas) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const { measure } = await import(pathToFileURL(file).href);
  const report = (figure) => {
    const done = judged({ ...figure, name: `${name}.${figure.name}` });
    figures.push(done);
    if (json) process.stdout.write(`${JSON.stringify(done)}\n`);
  };
  log(`${name} …`);
  await measure({ quick, log, report });
}
if (!json) printTable(figures);
process.exit(figures.every((figure) => figure.ok) ? 0 : 1);
