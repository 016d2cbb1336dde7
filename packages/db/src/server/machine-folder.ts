import { accessSync, constants, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder every account of this machine can enter, for what cannot stay beside a closed checkout. Used only as root. */
export function machineFolder(): string {
  for (const parent of ["/var/lib", "/opt", tmpdir()]) {
    try {
      const folder = join(parent, "arraigo");
      mkdirSync(folder, { recursive: true, mode: 0o755 });
      accessSync(folder, constants.W_OK);
      return folder;
    } catch {
      // A read-only part of the system; the next one may do.
    }
  }
  return tmpdir();
}
