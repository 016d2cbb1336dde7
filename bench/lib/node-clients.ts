import { randomUUID } from "node:crypto";
import RudderAnalytics from "@rudderstack/rudder-sdk-node";
import { Analytics } from "@segment/analytics-node";
import { PostHog } from "posthog-node";

/** A library as npm has it, with the settings it has by itself, reporting uses of one person. */
export interface Client {
  /** Reports these uses, each under a number of its own. */
  use(numbers: readonly number[]): Promise<void> | void;
  /** Has it send what it still holds. */
  flush(): Promise<unknown>;
  close(): Promise<unknown>;
}

export type OpenClient = (to: { url: string; key: string }) => Client | Promise<Client>;

export const usedName = "deal_won";
export const userName = "p0";
const quiet = () => {};

export const nodeClients: Record<string, OpenClient> = {
  "@segment/analytics-node": ({ url: host, key: writeKey }) => {
    const client = new Analytics({ writeKey, host });
    return {
      use(numbers) {
        for (const n of numbers) client.track({ userId: userName, event: usedName, properties: { n } });
      },
      flush: async () => {},
      close: () => client.closeAndFlush({ timeout: 5_000 }),
    };
  },
  "@rudderstack/rudder-sdk-node": ({ url: dataPlaneUrl, key }) => {
    // Without a handler an error of its own would end this process.
    const client = new RudderAnalytics(key, { dataPlaneUrl, errorHandler: quiet, logLevel: "none" });
    return {
      use(numbers) {
        for (const n of numbers) client.track({ userId: userName, event: usedName, properties: { n } });
      },
      flush: () => client.flush().catch(quiet),
      close: () => client.flush().catch(quiet),
    };
  },
  "posthog-node": ({ url: host, key }) => {
    const client = new PostHog(key, { host });
    return {
      use(numbers) {
        for (const n of numbers)
          client.capture({ distinctId: userName, event: usedName, properties: { n }, uuid: randomUUID() });
      },
      flush: () => client.flush().catch(quiet),
      close: () => client.shutdown(5_000).catch(quiet),
    };
  },
};
