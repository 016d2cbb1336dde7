import { createServer, type RequestListener } from "node:http";

export interface OpenPort {
  /** From now on requests are answered; before, they are told to come again. */
  answerWith(listener: RequestListener): void;
  close(): Promise<void>;
}

const notReady: RequestListener = (_request, response) => {
  response.writeHead(503, { "content-type": "application/json", "retry-after": "1" }).end('{"status":"starting"}');
};

/** Takes the port at once, so that nobody else takes it while the database is made and the demo written. */
export async function openPort(port: number, host = "127.0.0.1"): Promise<OpenPort> {
  let answer = notReady;
  const server = createServer(
    { requestTimeout: 30_000, headersTimeout: 10_000, keepAliveTimeout: 10_000 },
    (request, response) => answer(request, response),
  );
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  return {
    answerWith: (listener) => {
      answer = listener;
    },
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      setTimeout(() => server.closeAllConnections(), 2_000).unref();
      await closed;
    },
  };
}
