import { readFile } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";
import { gzipSync } from "node:zlib";
import type { MiddlewareHandler } from "hono";

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
  ".txt": "text/plain; charset=utf-8",
};
const compressible = /javascript|css|html|json|svg/;

interface Served {
  body: Uint8Array<ArrayBuffer>;
  zipped: Uint8Array<ArrayBuffer> | undefined;
  type: string;
}

/** Serves the built portal: hashed assets for ever, the page itself never from a cache, any other path as the page. */
export function servePortal(folder: string): MiddlewareHandler {
  const kept = new Map<string, Served>();
  const load = async (path: string): Promise<Served | undefined> => {
    const known = kept.get(path);
    if (known) return known;
    const file = normalize(join(folder, path));
    if (!file.startsWith(folder + sep)) return undefined;
    const body = await readFile(file).catch(() => undefined);
    if (!body) return undefined;
    const type = types[extname(file)] ?? "application/octet-stream";
    const served = {
      body: new Uint8Array(body),
      zipped: compressible.test(type) ? new Uint8Array(gzipSync(body, { level: 9 })) : undefined,
      type,
    };
    kept.set(path, served);
    return served;
  };
  return async (c) => {
    const path = decoded(c.req.path);
    if (path === undefined) return c.notFound();
    const asset = path === "/" ? undefined : await load(path);
    // A missing file with an extension is missing; every other path belongs to the portal's router.
    if (!asset && extname(path) !== "") return c.notFound();
    const served = asset ?? (await load("/index.html"));
    if (!served) return c.notFound();
    const zip = served.zipped && c.req.header("accept-encoding")?.includes("gzip");
    return c.body(zip && served.zipped ? served.zipped : served.body, 200, {
      "content-type": served.type,
      "cache-control": path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache",
      vary: "accept-encoding",
      ...(zip ? { "content-encoding": "gzip" } : {}),
    });
  };
}

/** Undefined where the address is no text at all (`/%E0%A4%A`). */
function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
