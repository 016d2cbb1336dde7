import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";

export interface OpenPort {
  /** From now on requests are answered, those first that were sent meanwhile. */
  answerWith(listener: RequestListener): void;
  close(): Promise<void>;
}

/** Where to listen: at an address, or on a socket that whoever started us holds and keeps open when we die. */
export type Place = { port: number; host?: string | undefined } | { fd: number };

/** Client libraries wait ten seconds for an answer. */
const heldMsMax = 8_000;
const heldMax = 1_000;
/** Some libraries come back three times, whenever they are told to, and then drop what they hold. */
const laterSeconds = 30;

function notReady(response: ServerResponse, seconds: number, unread: boolean): void {
  const headers = { "content-type": "application/json", "retry-after": String(seconds) };
  response.writeHead(503, { ...headers, ...(unread && { connection: "close" }) }).end('{"status":"starting"}');
}

/**
 * Keeps what is sent while we start, unread, until somebody answers: a library that meets a server that is not ready counts that as
 * one of its tries. Who only asks is told at once.
 */
function waitingRoom() {
  const held = new Map<ServerResponse, { request: IncomingMessage; late: NodeJS.Timeout }>();
  return {
    take(request: IncomingMessage, response: ServerResponse): void {
      if (request.method !== "POST") {
        notReady(response, 1, false);
        return;
      }
      if (held.size >= heldMax) {
        notReady(response, laterSeconds, true);
        return;
      }
      const late = setTimeout(() => {
        held.delete(response);
        notReady(response, laterSeconds, true);
      }, heldMsMax);
      held.set(response, { request, late });
      response.once("close", () => {
        clearTimeout(late);
        held.delete(response);
      });
    },
    answer(listener: RequestListener): void {
      const waiting = [...held];
      held.clear();
      for (const [response, { request, late }] of waiting) {
        clearTimeout(late);
        listener(request, response as Parameters<RequestListener>[1]);
      }
    },
  };
}

/** Takes the port at once, so that nobody else takes it while the database is made and the demo written. */
export async function openPort(place: Place): Promise<OpenPort> {
  const room = waitingRoom();
  let answer: RequestListener = room.take;
  const server = createServer(
    { requestTimeout: 30_000, headersTimeout: 10_000, keepAliveTimeout: 10_000 },
    (request, response) => answer(request, response),
  );
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen("fd" in place ? place : { port: place.port, host: place.host ?? "127.0.0.1" }, resolve);
  });
  return {
    answerWith: (listener) => {
      answer = listener;
      room.answer(listener);
    },
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      setTimeout(() => server.closeAllConnections(), 2_000).unref();
      await closed;
    },
  };
}
