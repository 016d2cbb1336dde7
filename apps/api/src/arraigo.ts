import { parseArgs } from "node:util";
import { DomainError } from "@arraigo/platform";
import { adminCreate } from "./commands/admin-create";
import { type Command, UsageProblem } from "./commands/command";
import { importContactsFile } from "./commands/import-contacts";
import { importPeople } from "./commands/import-people";
import { keyCreate } from "./commands/key-create";
import { migrateCommand } from "./commands/migrate";
import { say } from "./commands/say";
import { seed } from "./commands/seed";
import { status } from "./commands/status";

/** The operator's commands. Exit code 0: done; 1: it failed, and the last line says why; 2: the command itself was not understood. */
const commands: readonly Command[] = [
  migrateCommand,
  seed,
  adminCreate,
  importPeople,
  importContactsFile,
  keyCreate,
  status,
];

const help = `pnpm arraigo <command> [options]

${commands.map(({ usage, about }) => `  ${usage}\n      ${about}`).join("\n")}

  DATABASE_URL   the PostgreSQL to work on; left out, the embedded one, also while the portal runs on it
  ARRAIGO_DATA   folder of the embedded database (.arraigo)
  ARRAIGO_URL    where people reach the portal, for links (http://localhost:3000)
`;

async function main(words: readonly string[]): Promise<number> {
  if (words.length === 0 || words.includes("--help") || words.includes("-h") || words[0] === "help") {
    process.stdout.write(help);
    return words.length === 0 ? 2 : 0;
  }
  const command = commands.find(({ name }) => name.every((word, index) => words[index] === word));
  if (!command)
    throw new UsageProblem(`There is no command "${words.slice(0, 2).join(" ")}". See: pnpm arraigo --help`);
  const { values, positionals } = read(command, words.slice(command.name.length));
  await command.run({ values, positionals });
  return 0;
}

function read(command: Command, args: string[]) {
  try {
    return parseArgs({ args, options: command.options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageProblem(
      `${error instanceof Error ? error.message : String(error)}\nUsage: pnpm arraigo ${command.usage}`,
    );
  }
}

/** What went wrong, in words. A database that is away names its address, nothing else of it. */
function explain(error: unknown): string {
  if (error instanceof UsageProblem) return error.message;
  if (error instanceof DomainError) return say(`${error.code.replace(".", ".errors.")}`, error.params);
  if (!(error instanceof Error)) return String(error);
  const code = "code" in error ? String(error.code) : "";
  if (code === "ECONNREFUSED" || code === "ENOTFOUND" || code === "ETIMEDOUT")
    return "The database cannot be reached. Is it running, and is DATABASE_URL right?";
  if (code === "28P01" || code === "28000") return "The database refused the user name or password in DATABASE_URL.";
  if (code === "3D000") return "The database named in DATABASE_URL does not exist on that server.";
  if (code === "ENOENT" && "path" in error) return `The file ${String(error.path)} does not exist.`;
  return error.message || code || error.name;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = error instanceof UsageProblem ? 2 : 1;
}
