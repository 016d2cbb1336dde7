import { execFile, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

export const repository = join(dirname(fileURLToPath(import.meta.url)), "../..");

export interface Product {
  url: string;
  /** The process that answers and works. */
  pid: number;
  signIns: { role: string; email: string; password: string }[];
  /** From the command to an answer of /health. */
  secondsToHealth: number;
  stop(): Promise<void>;
}

/** What `pnpm start` runs, and how. */
const { scripts } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8")) as {
  scripts: { start: string };
};
const [, ...startWords] = scripts.start.split(" ");

/** Runs the start command of a copy of the repository until /health answers. `env` says where its data are. */
export async function startProduct(
  folder: string,
  env: Record<string, string>,
  command: readonly string[] = [process.execPath, ...startWords, "--json"],
): Promise<Product> {
  const port = await freePort();
  const began = performance.now();
  const [program = "", ...args] = command;
  const child = spawn(program, args, {
    cwd: folder,
    // biome-ignore lint/style/noProcessEnv: the product is started on this machine, with its settings.
    env: { ...process.env, ...env, PORT: String(port) },
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [output, errors] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (errors += chunk.toString()));
  const ready = async () => {
    const line = output.split("\n").find((each) => each.startsWith("{") && each.endsWith("}"));
    return line && (await fetch(`http://localhost:${port}/health`).catch(() => undefined))?.ok ? line : undefined;
  };
  for (let line = await ready(); ; line = await ready()) {
    if (line) {
      const { url, signIns } = JSON.parse(line) as Pick<Product, "url" | "signIns">;
      const secondsToHealth = (performance.now() - began) / 1_000;
      return { url, signIns, pid: child.pid ?? 0, secondsToHealth, stop: () => stopped(child) };
    }
    if (child.exitCode !== null || performance.now() - began > 300_000)
      throw new Error(`The product did not start.\n${output.slice(-500)}\n${errors.slice(-3_000)}`);
    await sleep(20);
  }
}

async function stopped(child: ReturnType<typeof spawn>): Promise<void> {
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill("SIGTERM");
  await gone;
}

/** Builds what changed since the last build, as the start command does, for processes that start without it. */
export async function buildProduct(log: (line: string) => void): Promise<void> {
  const { buildChanged } = (await import(join(repository, "scripts/lib/build.mjs"))) as {
    buildChanged(say: (line: string) => void): Promise<string[]>;
  };
  await buildChanged(log);
}

/** The first administrator of an organisation, as an operator makes both. */
export async function makeAdministrator(
  databaseUrl: string,
  organisation: string,
  email = "bench@example.com",
): Promise<{ email: string; password: string }> {
  const words = [
    "scripts/arraigo.mjs",
    "admin",
    "create",
    "--organisation",
    organisation,
    "--email",
    email,
    "--name",
    "Bench Admin",
  ];
  const { stdout } = await promisify(execFile)(process.execPath, words, {
    cwd: repository,
    // biome-ignore lint/style/noProcessEnv: as above.
    env: { ...process.env, DATABASE_URL: databaseUrl },
  });
  return { email, password: /Password: (\S+)/u.exec(stdout)?.[1] ?? "" };
}

/** Signs in and answers the cookie. */
export async function signIn(url: string, { email, password }: { email: string; password: string }): Promise<string> {
  const answer = await fetch(`${url}/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url },
    body: JSON.stringify({ email, password }),
  });
  if (!answer.ok) throw new Error(`Signing in answered ${answer.status}: ${await answer.text()}`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

/** A port nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}
