import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { repository } from "./product";

export interface Replica {
  readonly url: string;
  /** The process that is running now; 0 while there is none. */
  pid(): number;
  /** Ends the process as a power cut would, and starts it again, after so many seconds more. Resolves when it answers. */
  kill(awaySeconds?: number): Promise<void>;
  stop(): Promise<void>;
}

export interface ReplicaOptions {
  databaseUrl(): string;
  port: number;
  dataFolder: string;
  /** False: it only answers requests. */
  works: boolean;
  /** The socket it listens on, held for it while it is away. Left out, it takes the port itself. */
  socket?: number;
}

/**
 * One process of the built product, looked after as an operator's supervisor would: whenever it ends by itself it is started
 * again. All replicas share the secret that signs cookies.
 */
export async function startReplica({ databaseUrl, port, dataFolder, works, socket }: ReplicaOptions): Promise<Replica> {
  const url = `http://localhost:${port}`;
  let child: ChildProcess | undefined;
  let stopped = false;
  let awayMs = 0;
  const run = () => {
    const file = join(repository, "bench/servers/product.mjs");
    const started = spawn(process.execPath, [file, databaseUrl(), String(port), dataFolder], {
      cwd: repository,
      env: {
        // biome-ignore lint/style/noProcessEnv: the product is started on this machine, with its settings.
        ...process.env,
        NODE_ENV: "production",
        ARRAIGO_WORKERS: works ? "1" : "0",
        ARRAIGO_SECRET: "one secret for every replica of the bench",
        ...(socket !== undefined && { LISTEN_FDS: "1" }),
      },
      stdio: ["ignore", "ignore", "ignore", ...(socket === undefined ? [] : [socket])],
    });
    child = started;
    started.once("exit", async () => {
      child = undefined;
      // Without its database it cannot start; the supervisor tries again.
      await sleep(500 + awayMs);
      if (!stopped) run();
    });
  };
  const answers = async () => {
    while (!(await fetch(`${url}/health`).catch(() => undefined))?.ok) await sleep(200);
  };
  const end = async () => {
    const dying = child;
    if (!dying) return;
    const gone = once(dying, "exit");
    dying.kill("SIGKILL");
    await gone;
  };
  run();
  await answers();
  return {
    url,
    pid: () => child?.pid ?? 0,
    async kill(awaySeconds = 0) {
      awayMs = awaySeconds * 1_000;
      await end();
      await answers();
      awayMs = 0;
    },
    async stop() {
      stopped = true;
      await end();
    },
  };
}
