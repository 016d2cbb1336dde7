import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);
const files: Record<string, string> = {
  "/posthog.js": join(dirname(require.resolve("posthog-js")), "module.mjs"),
  "/segment.js": join(dirname(require.resolve("@segment/analytics-next")), "../umd/index.js"),
};
const page = `<!doctype html><html lang="en"><title>Deals</title><body>
<button id="save">Save deal</button><a id="next" href="#next">Next</a>
<script src="/segment.js"></script></body></html>`;

/** A page of another system, on an origin of its own, with the browser libraries beside it exactly as npm has them. */
export async function foreignPage(): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    const path = (request.url ?? "/").split("?")[0] ?? "/";
    const file = files[path];
    if (file) response.setHeader("content-type", "text/javascript").end(await readFile(file));
    else response.setHeader("content-type", "text/html").end(page);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/deals`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
