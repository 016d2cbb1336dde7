import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { importContacts } from "@arraigo/crm";
import { type Command, optional, print, UsageProblem } from "./command";
import { contextIn, withInstallation } from "./open-installation";

export const importContactsFile: Command = {
  name: ["import", "contacts"],
  usage: "import contacts FILE [--organisation NAME]",
  about: "bring CRM contacts in from a CSV file, with the columns recognised from its headings and rows",
  options: { organisation: { type: "string" } },
  async run(given) {
    const [file] = given.positionals;
    if (!file) throw new UsageProblem("Which file? Usage: pnpm arraigo import contacts FILE");
    const bytes = await readFile(file);
    const done = await withInstallation(async (installation) =>
      importContacts(await contextIn(installation, optional(given, "organisation")), {
        fileName: basename(file),
        bytes,
      }),
    );
    print(
      `${done.created} new, ${done.updated} changed, ${done.unchanged} unchanged, ${done.failed} could not be read; ${done.accountsCreated} new accounts`,
    );
  },
};
