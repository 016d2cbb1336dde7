import { existsSync, readFileSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Where the real files of issue reports and public collections lie: outside the product. */
export const realFolder =
  process.env.ARRAIGO_SAMPLE_DATA ?? join(dirname(fileURLToPath(import.meta.url)), "../../../../../../shared/data");

/** Says in the terminal, past whatever holds a test's output back, that a proof was left out: it must not look like a pass. */
export function sayLoudly(line: string): void {
  writeSync(2, `\n\u001b[7m SKIPPED \u001b[0m ${line}\n`);
}

/** A real file of the CRM's; undefined, with a loud line, where it is not there. */
export function realFile(name: string): Buffer | undefined {
  const path = join(realFolder, "crm", name);
  if (existsSync(path)) return readFileSync(path);
  sayLoudly(`${name} is not in ${realFolder} (set ARRAIGO_SAMPLE_DATA): what it proves was not proven`);
  return undefined;
}
