import { openWorld, type World } from "@arraigo/directory/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createIngest, createWriteKey, telemetryModule } from "../src/index";
import { look } from "./looking";
import { settleMoves } from "./settle";

let world: World<typeof telemetryModule.router>;
beforeAll(async () => {
  world = await openWorld(telemetryModule);
});
afterAll(() => world.close());

const nobodies = [
  "undefined",
  "null",
  "NaN",
  "[object Object]",
  "anonymous",
  "Guest",
  "0",
  "true",
  "FALSE",
  "None",
  "'null'",
  '""',
  "$posthog_cookieless",
  "distinct_id",
  "not_authenticated",
];

it("what programs write where they do not know who it is joins nobody, whichever library says so, and cannot be given to anybody", async () => {
  const organisation = await world.organisation();
  const ana = await organisation.person({ email: "ana@x.example" });
  const admin = await organisation.person({ roles: ["administrator"] });
  const { key } = await createWriteKey(organisation.system, { name: "Test" });
  const ingest = createIngest(world.services, { keyMsMax: 0 });
  const post = async (path: string, body: object) =>
    expect((await ingest(new Request(`http://x${path}`, { method: "POST", body: JSON.stringify(body) }))).status).toBe(
      200,
    );
  const traits = { email: "ana@x.example" };
  const segment = nobodies.flatMap((none) => [
    { type: "identify", userId: "ana@x.example", anonymousId: none },
    { type: "identify", userId: none, traits },
    { type: "alias", userId: "ana@x.example", previousId: none },
    { type: "track", event: "with_email", userId: none, messageId: `e-${none}`, context: { traits } },
    { type: "track", event: "alone", userId: none, messageId: `a-${none}` },
    { type: "track", event: "beside", userId: none, anonymousId: "device-7", messageId: `b-${none}` },
  ]);
  await post("/v1/batch", { writeKey: key, batch: segment });
  const posthog = nobodies.flatMap((none) => [
    { event: "$identify", distinct_id: "ana@x.example", properties: { $anon_distinct_id: none } },
    { event: "$identify", distinct_id: none, $set: traits },
    { event: "$create_alias", distinct_id: "ana@x.example", properties: { alias: none } },
    { event: "alone", distinct_id: none, uuid: `p-${none}` },
  ]);
  await post("/batch/", { api_key: key, batch: posthog });
  await post("/v1/identify", { writeKey: key, userId: "ana@x.example", anonymousId: "device-7" });
  await settleMoves(world.test.ownerUrl, organisation.system);
  const owned = await look<{ name: string; person_id: string | null; uses: number }>(
    world.test.ownerUrl,
    "select name, person_id, count(*)::int as uses from telemetry.events where organisation_id = $1 group by 1, 2 order by 1",
    [organisation.id],
  );
  expect(owned).toEqual([
    { name: "alone", person_id: null, uses: nobodies.length * 2 },
    { name: "beside", person_id: ana.id, uses: nobodies.length },
    { name: "with_email", person_id: null, uses: nobodies.length },
  ]);
  await expect(admin.call.names.map({ userRef: "undefined", personId: ana.id })).rejects.toThrow("NameStandsForNobody");
});
