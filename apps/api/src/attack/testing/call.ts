import type { RequestContext } from "@arraigo/platform";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { appRouter } from "../../app-router";
import type { Procedure } from "./procedures";

export interface Answer {
  status: number;
  /** tRPC's code of a refusal; undefined where it worked. */
  code: string | undefined;
  /** The body as sent over the wire. */
  text: string;
}

/** The request a client would send for this call. */
export function requestFor(
  { path, type }: Pick<Procedure, "path" | "type">,
  input: unknown,
  headers: Record<string, string> = {},
): Request {
  const body = JSON.stringify(input);
  const address = `http://localhost/trpc/${path}`;
  if (type === "query")
    return new Request(body === undefined ? address : `${address}?input=${encodeURIComponent(body)}`, { headers });
  return new Request(address, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: body ?? "{}",
  });
}

export async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  const code = /"code":"([A-Z_]+)"/.exec(response.ok ? "" : text)?.[1];
  return { status: response.status, code: response.ok ? undefined : (code ?? "?"), text };
}

/** Calls a procedure as the context says, through the wire format and the error formatter, without a socket. */
export async function call(context: RequestContext, procedure: Procedure, input: unknown): Promise<Answer> {
  const response = await fetchRequestHandler({
    endpoint: "/trpc",
    req: requestFor(procedure, input),
    router: appRouter,
    createContext: () => context,
  });
  return answerOf(response);
}
