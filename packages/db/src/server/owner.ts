import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { processIdentity } from "./processes";

/**
 * Which Node process looks after the server. A command run beside a running portal borrows its server and must leave it
 * running; a start after a kill -9 inherits an orphan and must stop it in the end.
 */
const ownerFile = "postgres.owner";

/** Says that this process now looks after the server of the data folder. */
export function becomeOwner(dataFolder: string): void {
  writeFileSync(join(dataFolder, ownerFile), processIdentity(process.pid) ?? "", { mode: 0o600 });
}

/** True while another live process looks after the server. */
export function isOwnedByAnother(dataFolder: string): boolean {
  const owner = readOwner(dataFolder);
  const pid = Number.parseInt(owner, 10);
  return pid > 0 && pid !== process.pid && processIdentity(pid) === owner;
}

function readOwner(dataFolder: string): string {
  try {
    return readFileSync(join(dataFolder, ownerFile), "utf8");
  } catch {
    return "";
  }
}
