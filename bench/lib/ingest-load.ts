import { randomUUID } from "node:crypto";
import { Agent, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { inParallel, percentile } from "./bench";

const people = 240;
export const requestsAtOnce = 16;

export interface SentEvent {
  type: "track";
  messageId: string;
  event: string;
  userId: string;
  timestamp: string;
  properties: Record<string, unknown>;
  context: Record<string, unknown>;
}

/** What the Segment library sends for a day of CRM work: ids in order of time, a dozen kinds of event, three properties. */
export function eventAt(index: number): SentEvent {
  const now = Date.now();
  return {
    type: "track",
    messageId: `node-next-${now}-${randomUUID()}`,
    event: `crm.thing_${index % 12}`,
    userId: `p${(index * 7) % people}`,
    timestamp: new Date(now - ((index * 977) % 36_000_000)).toISOString(),
    properties: { record: randomUUID(), stage: `stage ${index % 6}`, seconds: index % 90 },
    context: { library: { name: "@segment/analytics-node", version: "3.1.0" } },
  };
}

export const batchesOf = (batches: number, size: number): SentEvent[][] =>
  Array.from({ length: batches }, (_, batch) =>
    Array.from({ length: size }, (_, index) => eventAt(batch * size + index)),
  );

const bodiesOf = (batches: number, size: number) =>
  batchesOf(batches, size).map((batch) => Buffer.from(JSON.stringify({ batch, sentAt: new Date().toISOString() })));

/** Where events are sent, with which key. */
export interface Target {
  url: string;
  key: string;
}

/** A client that keeps its connections: posts a body, resolves when it was acknowledged. */
function clientOf({ url, key }: Target) {
  const agent = new Agent({ keepAlive: true, maxSockets: requestsAtOnce });
  const headers = {
    "content-type": "application/json",
    authorization: `Basic ${Buffer.from(`${key}:`).toString("base64")}`,
  };
  const post = (body: Buffer) =>
    new Promise<void>((resolve, reject) => {
      const options = { method: "POST", agent, headers: { ...headers, "content-length": body.length } };
      const sent = request(`${url}/v1/batch`, options, (answer) => {
        answer.resume().once("end", () => {
          if (answer.statusCode === 200) resolve();
          else reject(new Error(`answered ${answer.statusCode}`));
        });
      });
      sent.once("error", reject);
      sent.end(body);
    });
  return { post, close: () => agent.destroy() };
}

/** Sends batches as JSON over HTTP as fast as they are acknowledged, sixteen at once. Seconds it took. */
export async function sendAll(target: Target, batches: number, size: number): Promise<number> {
  const bodies = bodiesOf(batches, size);
  const client = clientOf(target);
  const seconds = await inParallel(batches, requestsAtOnce, (index) => client.post(bodies[index] ?? Buffer.alloc(0)));
  client.close();
  return seconds;
}

/** Milliseconds below which 99 of 100 requests are answered at a steady rate, counted from when each was due to be sent. */
export async function p99AtRate(
  target: Target,
  batches: number,
  size: number,
  eventsPerSecond: number,
): Promise<number> {
  const bodies = bodiesOf(batches, size);
  const client = clientOf(target);
  const latencies: number[] = [];
  const began = performance.now();
  await Promise.all(
    bodies.map(async (body, index) => {
      const due = (index * size * 1_000) / eventsPerSecond;
      await sleep(due);
      await client.post(body);
      latencies.push(performance.now() - began - due);
    }),
  );
  client.close();
  return percentile(latencies, 0.99);
}
