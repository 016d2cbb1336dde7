import { spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Runs one of bench/servers in a process of its own, so that the client's work is not the server's. Its first line is its address. */
export function startServer(name: string, ...args: string[]): Promise<{ url: string; pid: number; stop(): void }> {
  const file = join(dirname(fileURLToPath(import.meta.url)), "../servers", `${name}.ts`);
  const child = spawn(process.execPath, ["--import", "tsx", file, ...args], { stdio: ["ignore", "pipe", "inherit"] });
  return new Promise((resolve, reject) => {
    child.stdout.once("data", (text: Buffer) =>
      resolve({ url: text.toString().trim(), pid: child.pid ?? 0, stop: () => void child.kill("SIGKILL") }),
    );
    child.once("exit", (code) => reject(new Error(`${name} ended with ${code}`)));
  });
}
