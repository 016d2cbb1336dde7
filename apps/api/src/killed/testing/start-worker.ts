import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";

/** A process that does nothing but the jobs that are waiting, on this database. */
export function startWorker(databaseUrl: string): ChildProcess {
  return spawn(process.execPath, ["--import", "tsx", join(__dirname, "working-process.ts"), databaseUrl], {
    stdio: ["ignore", "ignore", "inherit"],
  });
}
