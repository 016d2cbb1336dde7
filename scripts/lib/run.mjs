import { spawn } from "node:child_process";
import { root } from "./root.mjs";

/**
 * Runs a program from the top folder and answers how it ended, with everything it printed. Never rejects: a program that
 * cannot be started, or that takes longer than `seconds`, has status 1 and says so in its output.
 */
export function run([program, ...args], { seconds = 600, env = {}, cwd = root, onOutput } = {}) {
  return new Promise((resolve) => {
    const began = performance.now();
    let output = "";
    // A group of its own, so that the time limit also ends what the program started.
    const detached = process.platform !== "win32";
    const child = spawn(program, args, {
      cwd,
      detached,
      env: { ...process.env, NO_COLOR: "1", ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const keep = (chunk) => {
      output += chunk;
      onOutput?.(String(chunk));
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    const end = () => endGroup(child);
    running.add(end);
    const timer = setTimeout(() => {
      output += `\nstopped after ${seconds} s\n`;
      end();
    }, seconds * 1000);
    const finish = (status) => {
      clearTimeout(timer);
      running.delete(end);
      resolve({ status, output, seconds: (performance.now() - began) / 1000 });
    };
    child.once("error", (error) => {
      output += error.message;
      finish(1);
    });
    child.once("close", (status) => finish(status ?? 1));
  });
}

const running = new Set();

/** Ends every program that `run` started and that still runs. */
export function endAll() {
  for (const end of running) end();
}

function endGroup(child) {
  if (child.pid === undefined) return;
  try {
    process.kill(process.platform === "win32" ? child.pid : -child.pid, "SIGKILL");
  } catch {
    // Ended by itself in the meantime.
  }
}
