import RudderAnalytics from "@rudderstack/rudder-sdk-node";
import { Analytics } from "@segment/analytics-node";
import { PostHog } from "posthog-node";

/** A client library as it comes from npm, sending uses of one person. */
export interface RealClient {
  use(messageId: string): void;
  /** Has it send what it still holds. */
  flush(): Promise<unknown>;
  close(): Promise<unknown>;
  /** What it says it gave up. */
  dropped: string[];
}

export type OpenClient = (to: { url: string; key: string }) => RealClient;

const person = "u1";
const quiet = () => {};

const segment: OpenClient = ({ url, key }) => {
  const client = new Analytics({ writeKey: key, host: url, flushInterval: 50, maxRetries: 20 });
  const dropped: string[] = [];
  return {
    dropped,
    use: (messageId) =>
      client.track({ userId: person, event: "deal_won", properties: { via: "segment" }, messageId }, (error) => {
        if (error) dropped.push(messageId);
      }),
    flush: async () => {},
    close: () => client.closeAndFlush({ timeout: 5_000 }),
  };
};

const rudder: OpenClient = ({ url, key }) => {
  const dropped: string[] = [];
  // By itself it tries three times within a second and a half, which outlasts no start from TypeScript; `pnpm bench clients` leaves it so.
  const client = new RudderAnalytics(key, {
    dataPlaneUrl: url,
    flushInterval: 50,
    flushAt: 15,
    retryCount: 8,
    errorHandler: quiet,
  });
  return {
    dropped,
    use(messageId) {
      // Taken as it is, though the library's types do not say so.
      const message = { userId: person, event: "deal_won", properties: { via: "rudder" }, messageId };
      client.track(message, (error?: Error) => {
        if (error) dropped.push(messageId);
      });
    },
    flush: () => client.flush().catch(quiet),
    close: () => client.flush().catch(quiet),
  };
};

const posthog: OpenClient = ({ url, key }) => {
  const client = new PostHog(key, { host: url, flushInterval: 50, flushAt: 15, disableGeoip: true });
  return {
    // It says only that something went wrong, not what became of it; the count in the database says that.
    dropped: [],
    use: (uuid) => client.capture({ distinctId: person, event: "deal_won", properties: { via: "posthog" }, uuid }),
    flush: () => client.flush().catch(quiet),
    close: () => client.shutdown(5_000).catch(quiet),
  };
};

export const realClients: readonly [name: string, open: OpenClient][] = [
  ["@segment/analytics-node", segment],
  ["@rudderstack/rudder-sdk-node", rudder],
  ["posthog-node", posthog],
];
