import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { importPeopleFile } from "@arraigo/directory";
import { type Command, optional, print, UsageProblem } from "./command";
import { contextIn, withInstallation } from "./open-installation";

export const importPeople: Command = {
  name: ["import", "people"],
  usage: "import people FILE [--dry-run] [--organisation NAME]",
  about: "bring people in from a CSV file; headings in English or Spanish are recognised",
  options: { "dry-run": { type: "boolean" }, organisation: { type: "string" } },
  async run(given) {
    const [file] = given.positionals;
    if (!file) throw new UsageProblem("Which file? Usage: pnpm arraigo import people FILE");
    const bytes = await readFile(file);
    const dryRun = given.values["dry-run"] === true;
    const done = await withInstallation(async (installation) => {
      const ctx = await contextIn(installation, optional(given, "organisation"));
      return importPeopleFile(ctx, { fileName: basename(file), bytes, dryRun });
    });
    print(
      `${dryRun ? "Dry run, nothing was changed: " : ""}${done.created} new, ${done.updated} changed, ${done.unchanged} unchanged, ${done.failed} could not be read`,
      ...done.problems.map(({ line, reason }) => `  line ${line}: ${reason}`),
    );
  },
};
