import { constants } from "node:fs";
import { open, readdir, realpath, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import type { Ctx } from "@arraigo/platform";
import { type ListedFile, type Opened, PullStopped } from "./connector";

const depthMax = 4;
const filesMax = 5_000;
const foldersMax = 500;
const readable = /\.csv(?:\.gz)?$/i;
const pieceBytes = 1 << 20;

const isBelow = (path: string, root: string) => path === root || path.startsWith(root + sep);
const missing = (error: unknown) => ["ENOENT", "ENOTDIR", "ELOOP"].includes((error as { code?: string }).code ?? "");

/** The organisation's own folder in the one the operator allowed, with every link followed. */
async function ownFolder(ctx: Ctx): Promise<string> {
  if (!ctx.pullFolder) throw new PullStopped("not_set_up");
  try {
    const root = await realpath(ctx.pullFolder);
    const own = await realpath(join(root, ctx.organisationId));
    // A link here would let one organisation's folder be another's.
    if (own !== join(root, ctx.organisationId)) throw new PullStopped("folder_outside");
    return own;
  } catch (error) {
    throw error instanceof PullStopped
      ? error
      : new PullStopped(missing(error) ? "folder_missing" : "folder_unreadable");
  }
}

/** Where a path really leads, which must be below the organisation's folder: what leaves it by `..` or a link is refused. */
async function resolveBelow(own: string, path: string, outside: "folder_outside" | "file_outside"): Promise<string> {
  const real = await realpath(join(own, path));
  if (!isBelow(real, own)) throw new PullStopped(outside);
  return real;
}

/** A source's folder. Throws `PullStopped` where it is missing, outside or no folder. */
export async function sourceFolder(ctx: Ctx, folder: string): Promise<{ own: string; real: string }> {
  const own = await ownFolder(ctx);
  try {
    const real = await resolveBelow(own, folder, "folder_outside");
    if (!(await stat(real)).isDirectory()) throw new PullStopped("folder_missing");
    return { own, real };
  } catch (error) {
    throw error instanceof PullStopped
      ? error
      : new PullStopped(missing(error) ? "folder_missing" : "folder_unreadable");
  }
}

async function* entriesOf(folder: string, below = "", depth = 1): AsyncGenerator<{ path: string; folder: boolean }> {
  const entries = await readdir(join(folder, below), { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith(".")) continue;
    const path = below === "" ? entry.name : `${below}/${entry.name}`;
    yield { path, folder: entry.isDirectory() };
    // A link to a folder is no folder here: nothing is walked that could lead round or away.
    if (entry.isDirectory() && depth < depthMax) yield* entriesOf(folder, path, depth + 1);
  }
}

/** The folders an administrator can choose from, '' first. */
export async function listFolders(ctx: Ctx): Promise<string[]> {
  const { real } = await sourceFolder(ctx, "");
  const folders = [""];
  for await (const entry of entriesOf(real)) if (entry.folder && folders.length < foldersMax) folders.push(entry.path);
  return folders;
}

/** The tables of text below a source's folder. Links that leave are listed with why they are not read. */
export async function listFiles(ctx: Ctx, folder: string): Promise<ListedFile[]> {
  const { own, real } = await sourceFolder(ctx, folder);
  const files: ListedFile[] = [];
  try {
    for await (const entry of entriesOf(real)) {
      if (entry.folder || !readable.test(entry.path)) continue;
      if (files.length >= filesMax) throw new PullStopped("too_many_files");
      const file = await lookAt(own, relative(own, join(real, entry.path)));
      if (file) files.push({ ...file, path: entry.path });
    }
  } catch (error) {
    throw error instanceof PullStopped ? error : new PullStopped("folder_unreadable");
  }
  // The oldest first, so that what grows on from file to file comes in its order.
  return files.sort((a, b) => a.modifiedAt.getTime() - b.modifiedAt.getTime() || (a.path < b.path ? -1 : 1));
}

async function lookAt(own: string, path: string): Promise<Omit<ListedFile, "path"> | undefined> {
  try {
    const found = await stat(await resolveBelow(own, path, "file_outside"));
    return found.isFile() ? { size: found.size, modifiedAt: found.mtime } : undefined;
  } catch (error) {
    if (error instanceof PullStopped) return { size: 0, modifiedAt: new Date(0), problem: error.problem };
    // Gone since it was listed, or a link to nowhere.
    if (missing(error)) return undefined;
    return { size: 0, modifiedAt: new Date(0), problem: "file_unreadable" };
  }
}

/** Opens a file for reading, as it is now: the size is fixed, so that what is added meanwhile is the next look's. */
export async function openFile(ctx: Ctx, folder: string, path: string): Promise<Opened> {
  const { own, real } = await sourceFolder(ctx, folder);
  try {
    const at = await resolveBelow(own, relative(own, join(real, path)), "file_outside");
    // Not through a link put there since, and without waiting where somebody put a pipe.
    const handle = await open(at, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    const found = await handle.stat();
    // A folder on the way may have become a link between the look and the opening.
    if (!found.isFile() || (await realpath(at)) !== at) {
      await handle.close();
      throw new PullStopped("file_outside");
    }
    const { size } = found;
    return {
      close: () => handle.close(),
      source: {
        size,
        async *read(start = 0, end = size) {
          for (let from = start; from < Math.min(end, size); ) {
            const { bytesRead, buffer } = await handle.read({
              buffer: Buffer.alloc(Math.min(pieceBytes, Math.min(end, size) - from)),
              position: from,
            });
            // Cut short since: what was promised is not there.
            if (bytesRead === 0) throw new PullStopped("file_unreadable");
            from += bytesRead;
            yield buffer.subarray(0, bytesRead);
          }
        },
      },
    };
  } catch (error) {
    throw error instanceof PullStopped ? error : new PullStopped("file_unreadable");
  }
}
