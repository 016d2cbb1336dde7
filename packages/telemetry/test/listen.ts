import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { IngestHandler } from "../src/ingest/create-ingest";

function headersOf(message: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(message.headers))
    if (value !== undefined) headers.set(name, String(value));
  return headers;
}

export interface Listening {
  url: string;
  server: Server;
  close(): Promise<void>;
}

/** A real socket in front of the handler, as the API puts one there. */
export async function listen(handle: IngestHandler, port = 0): Promise<Listening> {
  const server = createServer(async (message, reply) => {
    const chunks: Buffer[] = [];
    for await (const chunk of message) chunks.push(chunk as Buffer);
    const hasBody = message.method !== "GET" && message.method !== "OPTIONS";
    const response = await handle(
      new Request(`http://localhost${message.url ?? "/"}`, {
        method: message.method ?? "GET",
        headers: headersOf(message),
        ...(hasBody ? { body: Buffer.concat(chunks) } : {}),
      }),
    );
    reply.writeHead(response.status, Object.fromEntries(response.headers));
    reply.end(Buffer.from(await response.arrayBuffer()));
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    server,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
