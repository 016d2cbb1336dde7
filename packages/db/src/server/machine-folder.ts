import { mkdirSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EmbeddedPostgresUnavailable } from "./unavailable";

/** A folder every account of this machine can enter, for what cannot stay beside a closed checkout. Used only as root. */
export function machineFolder(): string {
  for (const parent of ["/var/lib", "/opt", tmpdir()]) {
    try {
      const folder = join(parent, "arraigo");
      mkdirSync(folder, { recursive: true, mode: 0o755 });
      // Programs are run from here: a folder somebody else made, as anybody could in /tmp, is not to be trusted.
      if (statSync(folder).uid === process.getuid?.()) return folder;
    } catch {
      // A read-only part of the system; the next one may do.
    }
  }
  throw new EmbeddedPostgresUnavailable("No folder of this machine can be made that other accounts may enter.");
}
