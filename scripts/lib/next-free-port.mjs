import { createServer } from "node:net";

/** The first port from `wished` upwards that nobody listens on, on any address. Throws when a hundred in a row are taken. */
export async function nextFreePort(wished) {
  for (let port = wished; port < wished + 100 && port < 65_536; port++) {
    if ((await isFree(port, undefined)) && (await isFree(port, "127.0.0.1"))) return port;
  }
  throw new Error(`Ports ${wished} to ${Math.min(wished + 99, 65_535)} are all taken. Choose another with PORT.`);
}

function isFree(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}
