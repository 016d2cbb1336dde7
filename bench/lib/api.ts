import { ask } from "./ask";
import { percentile } from "./bench";

/** Somebody signed in to a running product. */
export interface Session {
  url: string;
  cookie: string;
}

/** A query, as the portal asks it. */
export async function get<T>({ url, cookie }: Session, path: string, input: unknown): Promise<T> {
  const query = input === undefined ? "" : `?input=${encodeURIComponent(JSON.stringify(input))}`;
  const answer = await ask(`${url}/trpc/${path}${query}`, { cookie });
  const body = JSON.parse(answer.body) as { result?: { data: T } };
  if (!body.result) throw new Error(`${path} answered ${answer.status}: ${answer.body.slice(0, 500)}`);
  return body.result.data;
}

/** A mutation, as the portal makes it. */
export async function post<T>({ url, cookie }: Session, path: string, input: unknown): Promise<T> {
  const headers = { "content-type": "application/json", origin: url, cookie };
  const answer = await fetch(`${url}/trpc/${path}`, { method: "POST", headers, body: JSON.stringify(input) });
  const body = (await answer.json()) as { result?: { data: T } };
  if (!body.result) throw new Error(`${path} answered ${answer.status}: ${JSON.stringify(body).slice(0, 500)}`);
  return body.result.data;
}

/** Milliseconds of so many runs, one after the other, warmed up. Work answers how many rows came; none is an error. */
export async function timed(runs: number, work: (run: number) => Promise<number>) {
  for (let run = 0; run < 5; run++) await work(run + 1_000);
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const began = performance.now();
    const rows = await work(run);
    if (rows === 0) throw new Error("an empty answer measures nothing");
    times.push(performance.now() - began);
  }
  return { p50: percentile(times, 0.5), p95: percentile(times, 0.95) };
}
