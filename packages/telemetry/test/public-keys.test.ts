import { openWorld, type TestOrganisation, type World } from "@arraigo/directory/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createIngest, telemetryModule } from "../src/index";
import { storedFigures } from "./oracle/stored-figures";
import { settleMoves } from "./settle";

type Router = typeof telemetryModule.router;
type Person = Awaited<ReturnType<TestOrganisation<Router>["person"]>>;
let world: World<Router>;
let company: TestOrganisation<Router>;
let admin: Person;
let ana: Person;
let luis: Person;
let server: { id: string; key: string };
let page: { id: string; key: string };
let ingest: ReturnType<typeof createIngest>;

beforeAll(async () => {
  world = await openWorld(telemetryModule);
  ingest = createIngest(world.services, { keyMsMax: 0 });
});
afterAll(() => world.close());
beforeEach(async () => {
  company = await world.organisation();
  admin = await company.person({ roles: ["administrator"] });
  ana = await company.person({ email: "ana@example.com" });
  luis = await company.person({ email: "luis@example.com" });
  server = await admin.call.keys.create({ name: "Salesforce" });
  page = await admin.call.keys.create({ name: "Intranet", trust: "browser" });
});

let counter = 0;
const did = (userId: string) => ({ type: "track", event: "deal_won", userId, messageId: `p-${++counter}` });
const identify = (userId: string, email: string) => ({ type: "identify", userId, traits: { email } });
async function send({ key }: { key: string }, batch: unknown[], headers: Record<string, string> = {}) {
  const body = JSON.stringify({ writeKey: key, batch });
  const { status } = await ingest(new Request("http://x/v1/batch", { method: "POST", body, headers }));
  expect(status).toBe(200);
}
/** Uses by person, and by name where it is nobody's. */
async function counted() {
  await settleMoves(world.test.ownerUrl, company.system);
  const { active, unmatched } = await storedFigures(world.test.ownerUrl, company.id);
  const people = new Map([...active].map(([dayAndPerson, count]) => [dayAndPerson.split("|")[1], count]));
  return { ana: people.get(ana.id) ?? 0, luis: people.get(luis.id) ?? 0, unmatched };
}
const trusts = async () =>
  Object.fromEntries((await admin.call.sources.list()).map(({ name, trust }) => [name, trust]));

describe("what a key in a page says about who is who", () => {
  it("neither contests nor takes over a name a server has spoken for, whichever of them spoke first", async () => {
    await send(server, [did("crm-7"), identify("crm-7", "ana@example.com")]);
    await send(page, [identify("crm-7", "luis@example.com"), identify("crm-8", "luis@example.com")]);
    await send(page, [{ type: "alias", previousId: "crm-7", userId: "luis@example.com" }]);
    expect(await counted()).toEqual({ ana: 1, luis: 0, unmatched: new Map() });
    await send(server, [did("crm-8"), identify("crm-8", "ana@example.com")]);
    expect(await counted()).toEqual({ ana: 2, luis: 0, unmatched: new Map() });
  });

  it("cannot reach a server's name from behind: a name that follows it follows what the server says", async () => {
    await send(server, [identify("crm-7", "ana@example.com"), { type: "alias", previousId: "old-7", userId: "crm-7" }]);
    await send(page, [
      { type: "alias", previousId: "device", userId: "crm-7" },
      { type: "alias", previousId: "crm-7", userId: "luis@example.com" },
      { type: "alias", previousId: "old-7", userId: "luis@example.com" },
      did("device"),
      did("old-7"),
    ]);
    expect(await counted()).toEqual({ ana: 2, luis: 0, unmatched: new Map() });
  });

  it("leaves no server without room: twenty inventions about a name do not keep the twenty-first, a server's, out", async () => {
    const inventions = Array.from({ length: 25 }, (_, at) => ({
      type: "alias",
      previousId: "crm-7",
      userId: `x-${at}`,
    }));
    await send(page, inventions);
    await send(server, [identify("crm-7", "ana@example.com"), did("crm-7")]);
    expect(await counted()).toEqual({ ana: 1, luis: 0, unmatched: new Map() });
  });

  it("changes nothing about names of the directory, nor about what an administrator decided", async () => {
    await admin.call.names.map({ userRef: "crm-7", personId: ana.id });
    await send(page, [
      identify("ana@example.com", "luis@example.com"),
      identify("crm-7", "luis@example.com"),
      did("ana@example.com"),
      did("crm-7"),
    ]);
    expect(await counted()).toEqual({ ana: 2, luis: 0, unmatched: new Map() });
  });

  it("is followed where nobody else says anything, is counted apart for the administrator, and ends when a server speaks", async () => {
    await send(page, [{ type: "identify", userId: "u1", anonymousId: "anon", traits: { email: "ana@example.com" } }]);
    await send(page, [did("anon"), did("u1")]);
    expect(await counted()).toMatchObject({ ana: 2 });
    expect((await admin.call.health()).claimed).toEqual({ names: 2, people: 1 });
    await send(server, [identify("u1", "luis@example.com")]);
    // The page said of one device that it is Ana's and u1's, who turns out to be Luis: two people, so nobody's.
    expect(await counted()).toEqual({ ana: 0, luis: 1, unmatched: new Map([["anon", 1]]) });
    expect((await admin.call.health()).claimed).toEqual({ names: 0, people: 0 });
  });
});

describe("a key that is in pages", () => {
  it("is known as such from the first request of a browser on, and is never believed like a server's again", async () => {
    await send(server, [identify("crm-7", "ana@example.com"), did("crm-7")]);
    expect(await trusts()).toEqual({ Intranet: "browser", Salesforce: "server" });
    await send(server, [identify("crm-7", "luis@example.com")], { origin: "https://intranet.example" });
    expect(await trusts()).toMatchObject({ Salesforce: "browser" });
    await send(server, [identify("crm-7", "luis@example.com")]);
    expect(await counted()).toMatchObject({ ana: 1, luis: 0 });
    await expect(admin.call.keys.trust({ id: server.id, trust: "server" })).rejects.toThrow("KeyIsPublic");
  });

  it("can have its names counted apart, so that nobody is said to have done what a page says they did", async () => {
    await admin.call.keys.trust({ id: page.id, trust: "apart" });
    await send(page, [did("ana@example.com"), identify("crm-7", "ana@example.com"), did(ana.id)]);
    const { ana: mine, unmatched } = await counted();
    expect([mine, [...unmatched.values()]]).toEqual([0, [1, 1]]);
    await send(server, [did("crm-7")]);
    expect([...(await counted()).unmatched.keys()], "what it said of names touches no server's").toContain("crm-7");
    const [apart] = [...unmatched.keys()].filter((name) => name.endsWith("ana@example.com"));
    await admin.call.names.map({ userRef: apart ?? "", personId: ana.id });
    expect(await counted(), "an administrator may vouch for one").toMatchObject({ ana: 1 });
  });
});
