import { spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const leftOut = new Set([".git", ".turbo", ".arraigo", ".bin", ".vite", "dist", "test-results", "playwright-report"]);

export interface Finished {
  status: number | null;
  /** Both streams, so that a test can look for a rule's name without knowing where the tool prints it. */
  output: string;
}

/** A workspace one may break: the real sources and configuration in a temporary folder, the installed packages linked. */
export class WorkspaceCopy {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), "arraigo-guards-")));

  constructor() {
    for (const entry of readdirSync(root)) {
      if (leftOut.has(entry) || entry === "node_modules" || entry.startsWith(".env")) continue;
      cpSync(join(root, entry), join(this.folder, entry), {
        recursive: true,
        verbatimSymlinks: true,
        filter: (source) => !leftOut.has(basename(source)),
      });
    }
    symlinkSync(join(root, "node_modules"), join(this.folder, "node_modules"), "dir");
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), "utf8");
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), text);
  }

  /** Seeds files for the length of `work`, then puts back what was there. */
  seeded<T>(files: Record<string, string>, work: () => T): T {
    const before = Object.keys(files).map((path) => [path, this.#present(path)] as const);
    try {
      for (const [path, text] of Object.entries(files)) this.write(path, text);
      return work();
    } finally {
      for (const [path, text] of before) {
        if (text === undefined) rmSync(join(this.folder, path));
        else this.write(path, text);
      }
    }
  }

  /** Runs a script or a tool's own JavaScript with this Node, from the copy's root. */
  run(script: string, ...given: string[]): Finished {
    const run = spawnSync(process.execPath, [script, ...given], {
      cwd: this.folder,
      encoding: "utf8",
      env: { ...process.env, TURBO_TELEMETRY_DISABLED: "1", NO_COLOR: "1", FORCE_COLOR: "0", CI: "true" },
      maxBuffer: 1 << 28,
    });
    return { status: run.status, output: `${run.stdout}${run.stderr}` };
  }

  /** Puts made-up packages where pnpm keeps the installed ones, by their folder's name there. */
  replaceInstalled(packages: Record<string, { name: string } & Record<string, unknown>>): void {
    rmSync(join(this.folder, "node_modules"));
    for (const [folder, manifest] of Object.entries(packages))
      this.write(`node_modules/.pnpm/${folder}/node_modules/${manifest.name}/package.json`, JSON.stringify(manifest));
  }

  restoreInstalled(): void {
    rmSync(join(this.folder, "node_modules"), { recursive: true });
    symlinkSync(join(root, "node_modules"), join(this.folder, "node_modules"), "dir");
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  #present(path: string): string | undefined {
    try {
      return this.read(path);
    } catch {
      return undefined;
    }
  }
}
