import type { IncomingMessage } from "node:http";
import { clientAddressHeader } from "@arraigo/directory";
import type { Context } from "hono";

/**
 * The network address a request came from: the socket's, or, behind a proxy of ours, the last one that proxy wrote. A header
 * the client sent itself is never believed.
 */
export function clientAddress(c: Context, trustProxy: boolean): string | undefined {
  const forwarded = trustProxy ? c.req.header("x-forwarded-for")?.split(",").at(-1)?.trim() : undefined;
  const { incoming } = (c.env ?? {}) as { incoming?: IncomingMessage };
  return forwarded || incoming?.socket.remoteAddress;
}

/** The same request, saying truthfully where it came from. */
export function withClientAddress(c: Context, trustProxy: boolean): Request {
  const headers = new Headers(c.req.raw.headers);
  headers.delete(clientAddressHeader);
  headers.delete("x-forwarded-for");
  const address = clientAddress(c, trustProxy);
  if (address) headers.set(clientAddressHeader, address);
  return new Request(c.req.raw, { headers });
}
