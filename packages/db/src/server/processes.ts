import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, readlinkSync } from "node:fs";

/** True while the process exists, also when it belongs to somebody else. A zombie does not count: it holds nothing any more. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
  return linuxStat(pid)?.state !== "Z";
}

/**
 * A name for one run of one process, or undefined when it is gone. Process ids are given out again, above all in
 * containers, so the id alone cannot say whether the process that wrote a file is still the one that carries its number.
 */
export function processIdentity(pid: number): string | undefined {
  if (!isAlive(pid)) return undefined;
  if (process.platform === "linux") return `${pid}@${linuxStat(pid)?.startedAt ?? "?"}`;
  if (process.platform === "win32") return `${pid}`;
  return `${pid}@${psColumn(pid, "lstart")}`;
}

/** The command line of a process; empty for a zombie, undefined where the system does not tell. */
export function commandLine(pid: number): string | undefined {
  try {
    if (process.platform === "linux") return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
    if (process.platform === "win32") return undefined;
    return psColumn(pid, "command");
  } catch {
    return "";
  }
}

/** Live processes whose working folder is the given one. Postgres and all its children work in their data folder. Linux only. */
export function processesWorkingIn(folder: string): number[] {
  if (process.platform !== "linux") return [];
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => workingFolder(pid) === folder && isAlive(pid));
}

function workingFolder(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}

function linuxStat(pid: number): { state: string; startedAt: string } | undefined {
  if (process.platform !== "linux") return undefined;
  try {
    // The second field is the name in parentheses and may hold spaces; what follows the last one is regular.
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    return { state: fields[0] ?? "?", startedAt: fields[19] ?? "?" };
  } catch {
    return undefined;
  }
}

function psColumn(pid: number, column: string): string {
  return execFileSync("ps", ["-p", String(pid), "-o", `${column}=`], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  }).trim();
}
