import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.mjs";
import { run } from "./run.mjs";

/**
 * Makes sure the dependencies are those of the lockfile. pnpm installs by itself before a script, but only warns when that
 * fails, so this looks again and tries once more. Throws in plain words when they cannot be had.
 */
export async function ensureInstalled(say) {
  if (isInstalled()) return;
  say("Installing dependencies.");
  const { status, output } = await run([...pnpm(), "install", "--frozen-lockfile"], { seconds: 300 });
  if (status === 0 && isInstalled()) return;
  const last = output.trim().split("\n").slice(-12).join("\n");
  throw new Error(
    `The dependencies could not be installed. Run "npx -y pnpm@12 install" here and read what it says.\n${last}`,
  );
}

/** True when node_modules was installed from exactly this lockfile. */
function isInstalled() {
  const installed = join(root, "node_modules/.pnpm/lock.yaml");
  return (
    existsSync(installed) && readFileSync(installed, "utf8") === readFileSync(join(root, "pnpm-lock.yaml"), "utf8")
  );
}

/** The pnpm that started us, or one fetched for the purpose. */
function pnpm() {
  const started = process.env.npm_execpath ?? "";
  if (/pnpm[^/\\]*\.[cm]?js$/.test(started)) return [process.execPath, started];
  return process.platform === "win32" ? ["npx.cmd", "-y", "pnpm@12"] : ["npx", "-y", "pnpm@12"];
}
