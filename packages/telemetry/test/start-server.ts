import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

export interface Server {
  process: ChildProcess;
  url: string;
}

/** A server in a process of its own, over the database at this address. */
export function startServer(databaseUrl: string, { port = 0, awaySeconds = 30 } = {}): Promise<Server> {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", join(__dirname, "ingest-process.ts"), databaseUrl, String(port), String(awaySeconds)],
    { stdio: ["ignore", "pipe", "inherit"], cwd: join(__dirname, "..") },
  );
  return new Promise((resolve, reject) => {
    child.stdout?.once("data", (text: Buffer) => resolve({ process: child, url: text.toString().trim() }));
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}`)));
  });
}

/** Ends it as a power cut would. */
export async function killServer(server: Server): Promise<void> {
  server.process.removeAllListeners("exit");
  const gone = once(server.process, "exit");
  server.process.kill("SIGKILL");
  await gone;
}
