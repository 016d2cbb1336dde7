import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/**
 * Calls back once when npx or pnpm, which started us, is gone. Somebody who kills them means us too, and neither passes on
 * every signal. The processes above them (a shell, a service manager) do not count: a background start outlives its shell.
 */
export function onStarterGone(callBack) {
  const starters = starterProcesses();
  if (starters.length === 0) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent && starters.every(isRunning)) return;
    clearInterval(timer);
    callBack();
  }, 400);
  timer.unref();
}

function starterProcesses() {
  if (process.platform === "win32") return [];
  const chain = [];
  for (let pid = process.ppid; pid > 1; ) {
    const found = describe(pid);
    if (!found) break;
    chain.push({ pid, ...found });
    pid = found.parent;
  }
  const isStarter = ({ command }) => /(^|[\s/])(npx|pnpm)\b|npm(-cli\.js)? exec\b|pnpm\.c?js/.test(command);
  // Everything up to the highest of them; the shells in between belong to them.
  return chain.slice(0, chain.findLastIndex(isStarter) + 1).map(({ pid }) => pid);
}

function describe(pid) {
  try {
    const line = execFileSync("ps", ["-p", String(pid), "-o", "ppid=,command="], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    const [, parent, command] = /^\s*(\d+)\s+(.*)/.exec(line) ?? [];
    return parent ? { parent: Number(parent), command } : undefined;
  } catch {
    return describeFromProc(pid);
  }
}

/** A bare container has no ps. */
function describeFromProc(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
    return { parent: Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]), command };
  } catch {
    return undefined;
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error.code === "EPERM";
  }
  // A killed process that nobody waited for still has its number, and is gone all the same.
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat[stat.lastIndexOf(")") + 2] !== "Z";
  } catch {
    return process.platform !== "linux";
  }
}
