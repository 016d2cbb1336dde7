import type { APIRequestContext } from "@playwright/test";

/** Asks a procedure as whoever the request belongs to. For what a journey must know beforehand, never for what it proves. */
export async function ask<Answer>(
  request: APIRequestContext,
  url: string,
  procedure: string,
  input?: unknown,
): Promise<Answer> {
  const query = input === undefined ? "" : `?input=${encodeURIComponent(JSON.stringify(input))}`;
  return dataOf(await request.get(`${url}/trpc/${procedure}${query}`), procedure);
}

/** Does something as whoever the request belongs to. */
export async function act<Answer>(
  request: APIRequestContext,
  url: string,
  procedure: string,
  input: unknown = {},
): Promise<Answer> {
  return dataOf(await request.post(`${url}/trpc/${procedure}`, { data: input, headers: { origin: url } }), procedure);
}

async function dataOf<Answer>(
  response: { ok(): boolean; status(): number; json(): Promise<unknown>; text(): Promise<string> },
  procedure: string,
): Promise<Answer> {
  if (!response.ok())
    throw new Error(`${procedure} answered ${response.status()}: ${(await response.text()).slice(0, 500)}`);
  const body = (await response.json()) as { result: { data: Answer } };
  return body.result.data;
}
