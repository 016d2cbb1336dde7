import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

/** Clock ticks a second that the kernel counts processor time in; Linux has shown 100 to programs on every machine for decades. */
const ticks = 100;

interface Row {
  pid: number;
  parent: number;
  /** Processor time so far, in seconds, with that of children that have ended. */
  seconds: number;
  residentBytes: number;
}

function linuxRows(): Row[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/u.test(name))
    .flatMap((name) => {
      try {
        const text = readFileSync(`/proc/${name}/stat`, "utf8");
        const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
        const seconds = [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields[at]), 0) / ticks;
        return [{ pid: Number(name), parent: Number(fields[1]), seconds, residentBytes: Number(fields[21]) * 4_096 }];
      } catch {
        return []; // Gone since the folder was read.
      }
    });
}

/** Elsewhere `ps` says the same, in whole seconds on some systems, and forgets children that have ended. */
function psRows(): Row[] {
  const text = execFileSync("ps", ["-axo", "pid=,ppid=,time=,rss="], { encoding: "utf8" });
  return text
    .trim()
    .split("\n")
    .map((line) => {
      const [pid, parent, time = "", rss] = line.trim().split(/\s+/u);
      const seconds = time.split(/[:-]/u).reduce((sum, part) => sum * 60 + Number(part), 0);
      return { pid: Number(pid), parent: Number(parent), seconds, residentBytes: Number(rss) * 1_024 };
    });
}

const rows = () => (process.platform === "linux" ? linuxRows() : psRows());

/** Seconds of processor time these processes and all they started have used so far. */
export function cpuSecondsOf(...pids: readonly number[]): number {
  const all = rows();
  const family = new Set(pids);
  for (let before = 0; before < family.size; ) {
    before = family.size;
    for (const { pid, parent } of all) if (family.has(parent)) family.add(pid);
  }
  return all.reduce((sum, { pid, seconds }) => sum + (family.has(pid) ? seconds : 0), 0);
}

/** Bytes of memory one process holds. */
export function residentBytesOf(pid: number): number {
  return rows().find((row) => row.pid === pid)?.residentBytes ?? 0;
}

/** The process everything of a database hangs from: the parent of any of its connections. */
export function parentOf(pid: number): number {
  return rows().find((row) => row.pid === pid)?.parent ?? 0;
}
