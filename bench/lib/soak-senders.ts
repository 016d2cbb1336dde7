import { randomInt } from "node:crypto";
import { Agent, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { eventAt, type SentEvent } from "./ingest-load";

const answerMsMax = 10_000;
/** Days back that an event may have happened: most today, some on days whose sets of people are kept already. */
const daysBack = 20;
const unknownOf = 20;
const againOf = 10;

export interface Sent {
  /** Events that were handed over and acknowledged with 200; each is counted once, however often it was sent. */
  acknowledged: number;
  /** Events handed over so far. */
  handed: number;
  /** Answers other than 200, and connections that broke. */
  retries: number;
}

function aged(event: SentEvent, index: number): SentEvent {
  const days = index % 5 === 0 ? randomInt(daysBack) : 0;
  const at = new Date(Date.parse(event.timestamp) - days * 86_400_000).toISOString();
  return { ...event, timestamp: at, userId: index % unknownOf === 0 ? `nobody-${index % 7}` : event.userId };
}

/** One try: the status and how long to wait, or undefined where no answer came. */
function tryOnce(agent: Agent, url: string, key: string, body: Buffer): Promise<[number, number] | undefined> {
  return new Promise((resolve) => {
    const headers = {
      "content-type": "application/json",
      "content-length": body.length,
      authorization: `Basic ${Buffer.from(`${key}:`).toString("base64")}`,
    };
    const asked = request(`${url}/v1/batch`, { method: "POST", agent, headers, timeout: answerMsMax }, (answer) => {
      answer.resume().once("end", () => resolve([answer.statusCode ?? 0, Number(answer.headers["retry-after"] ?? 0)]));
      answer.once("error", () => resolve(undefined));
    });
    asked.once("timeout", () => asked.destroy());
    asked.once("error", () => resolve(undefined));
    asked.end(body);
  });
}

/**
 * Sends batches at a steady rate to whichever replica is next, and does with an answer what the libraries do: a broken connection
 * or 5xx is tried again with growing pauses, Retry-After is kept to, the body is the same each time. Every tenth batch is sent
 * twice at once. Ends when `running` says so and everything handed over is acknowledged.
 */
export async function sendSteadily(
  urls: readonly string[],
  key: string,
  { perSecond, size, running }: { perSecond: number; size: number; running(): boolean },
  sent: Sent,
): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const under = new Set<Promise<void>>();
  const deliver = async (body: Buffer, first: number): Promise<void> => {
    for (let tries = 0; ; tries += 1) {
      const answer = await tryOnce(agent, urls[(first + tries) % urls.length] ?? "", key, body);
      if (answer?.[0] === 200) return;
      if (answer && answer[0] < 500 && answer[0] !== 429) throw new Error(`a batch was refused with ${answer[0]}`);
      sent.retries += 1;
      // A tenth of what is asked for: whoever waits longest would hide how soon it works again.
      await sleep(
        Math.max(Math.min(2_000, 200 * 2 ** tries), ((answer?.[1] ?? 0) * 1_000) / 10) * (0.5 + Math.random()),
      );
    }
  };
  const began = performance.now();
  for (let batch = 0; running(); batch += 1) {
    const due = began + (batch * size * 1_000) / perSecond;
    await sleep(Math.max(0, due - performance.now()));
    // What could not be sent for long is not made up for at once.
    while (under.size >= 200) await Promise.race(under);
    const events = Array.from({ length: size }, (_, index) => aged(eventAt(batch * size + index), index + batch));
    const body = Buffer.from(JSON.stringify({ batch: events, sentAt: new Date().toISOString() }));
    sent.handed += size;
    const work = Promise.all([deliver(body, batch), batch % againOf === 0 ? deliver(body, batch + 1) : undefined]).then(
      () => {
        sent.acknowledged += size;
        under.delete(work);
      },
    );
    under.add(work);
  }
  await Promise.all(under);
  agent.destroy();
}
