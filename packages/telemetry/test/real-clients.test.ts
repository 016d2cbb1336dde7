import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { openWorld, type TestOrganisation, type World } from "@arraigo/directory/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createIngest, createWriteKey, telemetryModule } from "../src/index";
import { faultProxy } from "./fault-proxy";
import { listen } from "./listen";
import { countEverything } from "./looking";
import { type RealClient, realClients } from "./real-clients";
import { killServer, startServer } from "./start-server";

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

const ids = (count: number) => Array.from({ length: count }, () => randomUUID());
const exactly = (events: number) => ({
  events,
  ids: events,
  matched: events,
  rolled: events,
  active: events,
  unmatched: 0,
});

/** Waits until everything is there, and has the library send what it holds meanwhile. */
async function arrived(client: RealClient, organisationId: string, count: number, secondsMax = 60) {
  for (const deadline = Date.now() + secondsMax * 1_000; Date.now() < deadline; await sleep(200)) {
    if ((await countEverything(world.test.ownerUrl, organisationId)).events >= count) break;
    await Promise.race([client.flush(), sleep(1_000)]);
  }
  return countEverything(world.test.ownerUrl, organisationId);
}

describe.each(realClients)("what %s sends", (_name, open) => {
  it("is stored once, and sent again it changes nothing", async () => {
    const { organisation, key } = await home();
    const server = await listen(createIngest({ ...world.services, clock: { now: () => new Date() } }));
    const client = open({ url: server.url, key });
    const sent = ids(100);
    for (const id of sent) client.use(id);
    expect(await arrived(client, organisation.id, 100)).toEqual(exactly(100));
    for (const id of [...sent.toReversed(), ...ids(1)]) client.use(id);
    expect(await arrived(client, organisation.id, 101)).toEqual(exactly(101));
    await client.close();
    expect(client.dropped).toEqual([]);
    expect(await countEverything(world.test.ownerUrl, organisation.id)).toEqual(exactly(101));
    await server.close();
  }, 30_000);
});

describe("real clients, all at once", () => {
  it("lose nothing and count nothing twice while the server is killed twice and the database is away in between", async () => {
    const proxy = await faultProxy(world.test.ownerUrl);
    let server = await startServer(proxy.url, { awaySeconds: 3 });
    const { url } = server;
    const port = Number(new URL(url).port);
    const homes = await Promise.all(realClients.map(() => home()));
    const clients = realClients.map(([, open], index) => open({ url, key: homes[index]?.key ?? "" }));
    const rounds = 24;
    const sending = (async () => {
      for (let round = 0; round < rounds; round += 1, await sleep(250))
        for (const client of clients) for (const id of ids(15)) client.use(id);
    })();
    const restart = async () => {
      await killServer(server);
      server = await startServer(proxy.url, { port, awaySeconds: 3 });
    };
    await sleep(400);
    await restart();
    await sleep(400);
    await proxy.cut();
    await sleep(4_000);
    await proxy.mend();
    await sleep(400);
    await restart();
    await sending;
    for (const [index, client] of clients.entries()) {
      const id = homes[index]?.organisation.id ?? "";
      expect([realClients[index]?.[0], await arrived(client, id, rounds * 15)]).toEqual([
        realClients[index]?.[0],
        exactly(rounds * 15),
      ]);
      expect(client.dropped).toEqual([]);
    }
    await Promise.all(clients.map((client) => client.close()));
    for (const { organisation } of homes)
      expect(await countEverything(world.test.ownerUrl, organisation.id)).toEqual(exactly(rounds * 15));
    await killServer(server);
    await proxy.close();
  }, 120_000);
});
