import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { freePort } from "../../../test/open-server";

export interface Replica {
  url: string;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
}

/** Another process over the same database, behind the same public address. Resolves when it answers. */
export async function startReplica(databaseUrl: string, publicUrl: string, smtpUrl: string): Promise<Replica> {
  const port = await freePort();
  const file = fileURLToPath(new URL("./replica-process.ts", import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", file, databaseUrl, publicUrl, String(port), smtpUrl], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const gone = once(child, "exit");
  await Promise.race([
    once(child.stdout, "data"),
    gone.then(([code]) => {
      throw new Error(`the replica ended with ${code}`);
    }),
  ]);
  return {
    url: `http://127.0.0.1:${port}`,
    async kill() {
      child.kill("SIGKILL");
      await gone;
    },
  };
}
