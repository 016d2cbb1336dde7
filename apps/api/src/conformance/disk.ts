import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** The workspace's root. Conformance looks at what lies on disk, never at a list somebody keeps. */
export const root = join(dirname(fileURLToPath(import.meta.url)), "../../../..");

export const read = (path: string): string => readFileSync(join(root, path), "utf8");
export const present = (path: string): boolean => existsSync(join(root, path));

export function foldersIn(path: string): string[] {
  if (!present(path)) return [];
  return readdirSync(join(root, path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** Every file below a folder, relative to the root. */
export function filesBelow(path: string): string[] {
  if (!present(path)) return [];
  return readdirSync(join(root, path), { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === "node_modules" || entry.name === "dist") return [];
    const below = `${path}/${entry.name}`;
    return entry.isDirectory() ? filesBelow(below) : [below];
  });
}

/** Packages that carry one of the tags. */
export function packagesTagged(...tags: string[]): string[] {
  return foldersIn("packages").filter((name) => {
    const path = `packages/${name}/turbo.json`;
    const carried = present(path) ? (JSON.parse(read(path)) as { tags?: string[] }).tags : undefined;
    return carried?.some((tag) => tags.includes(tag)) ?? false;
  });
}

/** Modules by their folder's name: the root every module may know, and the strangers above it. */
export const moduleIdsOnDisk = (): string[] => packagesTagged("root", "module");

/** Loads a source file by where it lies, for what no import may reach (the portal's texts, tables a module keeps private). */
export async function load(path: string): Promise<Record<string, unknown>> {
  return (await import(/* @vite-ignore */ pathToFileURL(join(root, path)).href)) as Record<string, unknown>;
}
