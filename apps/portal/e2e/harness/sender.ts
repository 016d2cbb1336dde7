import { randomUUID } from "node:crypto";
import { Analytics } from "@segment/analytics-node";
import type { Product } from "./product";

export interface Sent {
  messageId: string;
  userId: string;
  event: string;
  timestamp: Date;
}

/** One use of the CRM, as another system reports it. */
export function useOf(userId: string, event: string, timestamp = new Date()): Sent {
  return { messageId: `journey-${randomUUID()}`, userId, event, timestamp };
}

/**
 * Sends with the client library that outside systems use, and answers the ids the server acknowledged. What a dead server did not
 * acknowledge is left out: the library gives it up after its own tries.
 */
export async function send(
  { url, writeKey }: Product,
  uses: readonly Sent[],
  options: { tries?: number; atOnce?: number } = {},
): Promise<Set<string>> {
  const { tries = 3, atOnce = 15 } = options;
  const analytics = new Analytics({
    writeKey,
    host: url,
    path: "/v1/batch",
    flushAt: atOnce,
    flushInterval: 50,
    maxRetries: tries,
  });
  const acknowledged = new Set<string>();
  const done = uses.map(
    (use) =>
      new Promise<void>((resolve) => {
        analytics.track(use, (problem) => {
          if (!problem) acknowledged.add(use.messageId);
          resolve();
        });
      }),
  );
  await Promise.all(done);
  await analytics.closeAndFlush({ timeout: 5_000 });
  return acknowledged;
}
