import { execFileSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { userInfo } from "node:os";
import { dirname } from "node:path";
import { EmbeddedPostgresUnavailable } from "./unavailable";

/** The operating-system account that runs Postgres. Undefined ids mean: simply the account we are. */
export interface Account {
  readonly name: string;
  readonly uid?: number;
  readonly gid?: number;
}

/**
 * Chooses the account for Postgres, which refuses to run as root: the owner of an existing cluster, else `postgres`, else
 * `nobody`. An ordinary user runs it directly.
 * @throws EmbeddedPostgresUnavailable when our user id has no name (Postgres insists on one) or the cluster is somebody else's.
 */
export function accountFor(existingCluster?: string): Account {
  const own = process.getuid?.();
  if (own === undefined) return { name: "this user" };
  const owner = existingCluster === undefined ? undefined : statSync(existingCluster);
  if (own !== 0) return ordinaryAccount(own, owner?.uid);
  if (owner && owner.uid !== 0) return { name: `user ${owner.uid}`, uid: owner.uid, gid: owner.gid };
  const account = named("postgres") ?? named("nobody");
  if (!account) {
    throw new EmbeddedPostgresUnavailable(
      "PostgreSQL does not run as root, and this system has neither a user postgres nor a user nobody.",
    );
  }
  return account;
}

/** Whether the account may pass through every folder above the path, judged by the mode bits. */
export function canReach(account: Account, path: string): boolean {
  if (account.uid === undefined) return true;
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const { mode, uid, gid } = statSync(folder);
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

function ordinaryAccount(own: number, ownerOfCluster?: number): Account {
  if (ownerOfCluster !== undefined && ownerOfCluster !== own) {
    throw new EmbeddedPostgresUnavailable(
      `The embedded database was made by user id ${ownerOfCluster}, and this is user id ${own}. Run as that user, or choose another folder with ARRAIGO_DATA.`,
    );
  }
  try {
    return { name: userInfo().username };
  } catch (cause) {
    throw new EmbeddedPostgresUnavailable(
      `PostgreSQL needs a user with a name, and user id ${own} has none on this system.`,
      { cause },
    );
  }
}

function named(name: string): Account | undefined {
  const fields = passwdLine(name)?.split(":");
  if (fields) return { name, uid: Number(fields[2]), gid: Number(fields[3]) };
  try {
    const id = (flag: string) =>
      Number(execFileSync("id", [flag, name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
    const [uid, gid] = [id("-u"), id("-g")];
    // macOS calls nobody -2, which only its own tools accept.
    return uid > 0 && gid >= 0 ? { name, uid, gid } : undefined;
  } catch {
    return undefined;
  }
}

function passwdLine(name: string): string | undefined {
  try {
    return readFileSync("/etc/passwd", "utf8")
      .split("\n")
      .find((line) => line.startsWith(`${name}:`));
  } catch {
    return undefined;
  }
}
