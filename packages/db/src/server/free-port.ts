import { createServer } from "node:net";

/** A loopback port nobody listens on at this moment; the wished one if it is free. */
export async function freePort(wished = 0): Promise<number> {
  return (await listenOnce(wished)) ?? (await listenOnce(0)) ?? wished;
}

function listenOnce(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(undefined));
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : undefined));
    });
  });
}
