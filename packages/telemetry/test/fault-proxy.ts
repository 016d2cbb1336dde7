import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A wire to the database that can be cut (connections refused) or go silent (everything vanishes, nothing closes). */
export interface FaultProxy {
  url: string;
  cut(): Promise<void>;
  silence(): void;
  mend(): Promise<void>;
  close(): Promise<void>;
}

export async function faultProxy(databaseUrl: string): Promise<FaultProxy> {
  const target = new URL(databaseUrl);
  const pairs = new Set<[Socket, Socket]>();
  let silent = false;
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    const pair: [Socket, Socket] = [client, upstream];
    pairs.add(pair);
    const end = () => {
      client.destroy();
      upstream.destroy();
      pairs.delete(pair);
    };
    client.on("data", (data) => silent || upstream.write(data));
    upstream.on("data", (data) => silent || client.write(data));
    for (const socket of pair) socket.on("error", end).on("close", end);
  });
  const start = (port: number) => new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const drop = () => {
    for (const [client, upstream] of pairs) {
      client.destroy();
      upstream.destroy();
    }
  };
  const stop = () =>
    new Promise<void>((resolve) => {
      if (!server.listening) return resolve();
      server.close(() => resolve());
      drop();
    });
  await start(0);
  const { port } = server.address() as AddressInfo;
  const url = new URL(databaseUrl);
  url.hostname = "127.0.0.1";
  url.port = String(port);
  return {
    url: url.toString(),
    cut: stop,
    silence: () => {
      silent = true;
    },
    async mend() {
      silent = false;
      // What was swallowed is lost for ever; those connections are of no use to anybody.
      drop();
      if (!server.listening) await start(port);
    },
    close: stop,
  };
}
