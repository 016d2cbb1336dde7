import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { applicationRole, connect } from "@arraigo/db";
import { openWorld, type TestOrganisation, type World } from "@arraigo/directory/testing";
import { Analytics } from "@segment/analytics-node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createIngest, createWriteKey, telemetryModule } from "../src/index";
import { faultProxy } from "./fault-proxy";
import { listen } from "./listen";
import { countEverything, look } from "./looking";
import { startServer } from "./start-server";

type Router = typeof telemetryModule.router;
let world: World<Router>;

beforeAll(async () => {
  world = await openWorld(telemetryModule);
});
afterAll(() => world.close());

async function home(): Promise<{ organisation: TestOrganisation<Router>; key: string }> {
  const organisation = await world.organisation();
  await organisation.person({ externalId: "u1" });
  return { organisation, key: (await createWriteKey(organisation.system, { name: "Test" })).key };
}

/** The product says "come again" within three seconds; a machine that has other work gets twice that to say it. */
const answeredWithinMs = 6_000;

/** The library hands its batch over in a callback per event; nobody else says that an event was acknowledged. */
function sendWith(
  client: Analytics,
  count: number,
  prefix: string,
): Promise<{ acknowledged: string[]; dropped: string[] }> {
  const acknowledged: string[] = [];
  const dropped: string[] = [];
  return new Promise((resolve) => {
    for (let index = 0; index < count; index += 1) {
      const messageId = `${prefix}-${index}`;
      client.track({ userId: "u1", event: "deal_won", properties: { index }, messageId }, (error) => {
        (error ? dropped : acknowledged).push(messageId);
        if (acknowledged.length + dropped.length === count) resolve({ acknowledged, dropped });
      });
    }
  });
}

describe("what the real library sends", () => {
  it("is stored once, sent again included", async () => {
    const { organisation, key } = await home();
    // The library stamps "now"; the world's clock is older.
    const services = { ...world.services, clock: { now: () => new Date() } };
    const server = await listen(createIngest(services));
    const client = new Analytics({ writeKey: key, host: server.url, flushInterval: 50 });
    const first = await sendWith(client, 100, "real");
    expect(first.dropped).toEqual([]);
    expect(await countEverything(world.test.ownerUrl, organisation.id)).toEqual({
      events: 100,
      ids: 100,
      matched: 100,
      rolled: 100,
      active: 100,
      unmatched: 0,
    });
    const again = await sendWith(client, 100, "real");
    expect(again.acknowledged).toHaveLength(100);
    expect((await countEverything(world.test.ownerUrl, organisation.id)).events).toBe(100);
    await client.closeAndFlush();
    await server.close();
  });

  it("survives kill -9 of the server: every acknowledged event is there, none twice, none dropped", async () => {
    const { organisation, key } = await home();
    let server = await startServer(world.test.ownerUrl);
    const { url } = server;
    const port = Number(new URL(url).port);
    const client = new Analytics({ writeKey: key, host: url, flushInterval: 20, flushAt: 15, maxRetries: 20 });
    const sending = sendWith(client, 600, "killed");
    for (let kill = 0; kill < 2; kill += 1) {
      await sleep(150);
      server.process.removeAllListeners("exit");
      const gone = once(server.process, "exit");
      server.process.kill("SIGKILL");
      await gone;
      server = await startServer(world.test.ownerUrl, { port });
    }
    const { acknowledged, dropped } = await sending;
    expect(dropped).toEqual([]);
    const stored = await look<{ message_id: string }>(
      world.test.ownerUrl,
      "select message_id from telemetry.events where organisation_id = $1",
      [organisation.id],
    );
    expect(stored.map((row) => row.message_id).sort()).toEqual(acknowledged.sort());
    expect(await countEverything(world.test.ownerUrl, organisation.id)).toMatchObject({
      events: 600,
      ids: 600,
      rolled: 600,
    });
    await client.closeAndFlush();
    server.process.removeAllListeners("exit");
    server.process.kill("SIGKILL");
  }, 60_000);

  it("waits while the database is away, refused or silent: 503 within three seconds, and all of it afterwards", async () => {
    const { organisation, key } = await home();
    const proxy = await faultProxy(world.test.ownerUrl);
    const database = connect({ url: proxy.url, role: applicationRole, connectionsMax: 6 });
    const server = await listen(
      createIngest({ ...world.services, database, clock: { now: () => new Date() } }, { keyMsMax: 0 }),
    );
    const post = async () => {
      const began = Date.now();
      const answer = await fetch(`${server.url}/v1/batch`, {
        method: "POST",
        body: JSON.stringify({
          writeKey: key,
          batch: [{ type: "track", event: "x", userId: "u1", messageId: "by-hand" }],
        }),
      });
      return { status: answer.status, retryAfter: answer.headers.get("retry-after"), ms: Date.now() - began };
    };
    expect((await post()).status).toBe(200);

    const client = new Analytics({ writeKey: key, host: server.url, flushInterval: 20, maxRetries: 20 });
    await proxy.cut();
    const sending = sendWith(client, 45, "away");
    const refused = await post();
    expect([refused.status, refused.retryAfter]).toEqual([503, "30"]);
    expect(refused.ms).toBeLessThan(answeredWithinMs);
    await proxy.mend();
    expect((await sending).dropped).toEqual([]);

    proxy.silence();
    const silent = await Promise.all([post(), post(), post()]);
    expect(silent.map((each) => each.status)).toEqual([503, 503, 503]);
    for (const each of silent) expect(each.ms).toBeLessThan(answeredWithinMs);
    const sendingAgain = sendWith(client, 45, "silent");
    await sleep(300);
    await proxy.mend();
    expect((await sendingAgain).dropped).toEqual([]);
    expect(await countEverything(world.test.ownerUrl, organisation.id)).toMatchObject({
      events: 91,
      ids: 91,
      rolled: 91,
    });
    await client.closeAndFlush();
    await server.close();
    await database.close();
    await proxy.close();
  }, 60_000);
});
