import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Bench } from "../lib/bench";
import { repository, startProduct } from "../lib/product";

const command = ["npx", "-y", "pnpm@12", "start", "--json"];

/**
 * The start command on a fresh clone of the committed state until /health answers, and once more. What pnpm has already in its store
 * on this machine decides a good part of the first one, so it is said; the network is not measured.
 */
export async function measure({ log, report }: Bench): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "arraigo-start-"));
  const clone = join(folder, "clone");
  const env = { ARRAIGO_DATA: join(folder, "data"), DATABASE_URL: "" };
  try {
    execFileSync("git", ["clone", "--quiet", repository, clone]);
    const store =
      execFileSync("npx", ["-y", "pnpm@12", "store", "path"], { cwd: clone, encoding: "utf8" })
        .trim()
        .split("\n")
        .at(-1) ?? "";
    const filled = existsSync(join(store, "files"));
    log(
      `pnpm's store at ${store} is ${filled ? "filled: packages are not fetched" : "empty: packages are fetched first"}`,
    );
    const cold = await startProduct(clone, env, command);
    report({
      name: filled ? "fresh_clone_store_filled" : "fresh_clone_store_empty",
      value: cold.secondsToHealth,
      unit: "s",
      target: 90,
      better: "lower",
    });
    await cold.stop();
    const warm = await startProduct(clone, env, command);
    report({ name: "again", value: warm.secondsToHealth, unit: "s", target: 5, better: "lower" });
    await warm.stop();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
