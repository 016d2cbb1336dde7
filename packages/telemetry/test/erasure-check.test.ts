import { openWorld, type World } from "@arraigo/directory/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createIngest, createWriteKey, telemetryModule } from "../src/index";
import { erase } from "./erasing";
import { bringIn, send } from "./history/bring-in";
import { look } from "./looking";

type Router = typeof telemetryModule.router;
let world: World<Router>;
beforeAll(async () => {
  world = await openWorld(telemetryModule);
});
afterAll(() => world.close());

it("what is recorded of a person is shown place by place before they are erased, and a look into every table finds nothing after", async () => {
  const organisation = await world.organisation({ timeZone: "UTC" });
  const admin = await organisation.person({ roles: ["administrator"] });
  const ana = await organisation.person({ externalId: "ana", email: "ana@lago.example" });
  const { key } = await createWriteKey(organisation.system, { name: "Live" });
  const ingest = createIngest(world.services, { keyMsMax: 0 });
  const batch = [
    { type: "track", event: "won", userId: "ana", messageId: "a", timestamp: "2026-11-10T10:00:00Z" },
    { type: "identify", userId: "ana", anonymousId: "device-1" },
    { type: "track", event: "won", userId: "ana", messageId: "b", timestamp: "never" },
  ];
  await ingest(new Request("http://x/v1/batch", { method: "POST", body: JSON.stringify({ writeKey: key, batch }) }));
  const file = "id,user,event,time\nc,ana@lago.example,won,2026-11-09T10:00:00Z\nd,ANA@lago.example,won,nope\n";
  await bringIn(organisation, admin, file);
  const before = await admin.call.retention.found({ personId: ana.id });
  expect(before.places).toEqual(expect.arrayContaining(["events", "days", "uses", "refused", "refusedRows", "links"]));
  expect(await erase(organisation, admin, ana.id)).toMatchObject({ looked: 15, left: 0 });
  expect(await admin.call.retention.found({ personId: ana.id })).toEqual({ places: [] });
});

it("whoever has a short employee number takes nothing of others with them", async () => {
  const organisation = await world.organisation({ timeZone: "UTC" });
  const admin = await organisation.person({ roles: ["administrator"] });
  const seven = await organisation.person({ externalId: "7" });
  await organisation.person({ externalId: "bob" });
  const { key } = await createWriteKey(organisation.system, { name: "Live" });
  const ingest = createIngest(world.services, { keyMsMax: 0 });
  const refused = {
    type: "track",
    event: "won",
    userId: "bob",
    timestamp: "never",
    properties: { amount: 7, code: "x7" },
  };
  const batch = [
    ...["b1", "b27", "b77"].map((messageId) => ({ ...refused, messageId })),
    { ...refused, messageId: "ok", timestamp: "2026-11-10T10:00:00Z" },
    { ...refused, userId: 7, messageId: "theirs" },
    { ...refused, userId: "7", messageId: "theirs too" },
  ];
  await ingest(new Request("http://x/v1/batch", { method: "POST", body: JSON.stringify({ writeKey: key, batch }) }));
  await look(
    world.test.ownerUrl,
    `insert into telemetry.refused_rows (organisation_id, id, file_id, line, reason, cells)
     select $1, gen_random_uuid(), gen_random_uuid(), 1, 'timestamp_unreadable', r.cells
     from (values ('{c,bob,nope 7}'::text[]), ('{d,7,nope}')) r(cells)`,
    [organisation.id],
  );
  expect(await erase(organisation, admin, seven.id)).toMatchObject({ left: 0 });
  const kept = await look<{ of: string }>(
    world.test.ownerUrl,
    `select message_id as of from telemetry.rejected_events where organisation_id = $1 and sample is not null
     union all select cells[1] from telemetry.refused_rows where organisation_id = $1
     union all select message_id from telemetry.arrivals where organisation_id = $1 and outcome = 'stored' order by 1`,
    [organisation.id],
  );
  expect(kept.map((row) => row.of)).toEqual(["b1", "b27", "b77", "c", "ok"]);
});

it("nobody is erased while a file of history waits that could bring them back", async () => {
  const organisation = await world.organisation({ timeZone: "UTC" });
  const admin = await organisation.person({ roles: ["administrator"] });
  const ana = await organisation.person({ email: "ana@monte.example" });
  const file = "id,user,event,time\nc,ana@monte.example,won,2026-11-09T10:00:00Z\n";
  const { uploadId } = await send(admin, file, "ana.csv");
  await expect(admin.call.retention.erase({ personId: ana.id })).rejects.toThrow("FilesWaiting");
  await admin.call.history.discard({ uploadId });
  expect(await erase(organisation, admin, ana.id)).toMatchObject({ left: 0 });
});

it("a policy says what it would let go of with the next night, and the night writes down that it did", async () => {
  const organisation = await world.organisation({ timeZone: "UTC" });
  const admin = await organisation.person({ roles: ["administrator"] });
  await organisation.person({ externalId: "ana" });
  const { key } = await createWriteKey(organisation.system, { name: "Live" });
  const ingest = createIngest(world.services, { keyMsMax: 0 });
  const batch = ["2026-11-10", "2026-10-01", "2026-06-01"].map((day) => ({
    type: "track",
    event: "won",
    userId: "ana",
    messageId: day,
    timestamp: `${day}T10:00:00Z`,
  }));
  await ingest(new Request("http://x/v1/batch", { method: "POST", body: JSON.stringify({ writeKey: key, batch }) }));
  const preview = (rawDays: number, personDays: number) => admin.call.retention.preview({ rawDays, personDays });
  expect(await preview(90, 396)).toMatchObject({ rawEvents: 1, personSums: 0, runs: [] });
  expect(await preview(30, 90)).toMatchObject({ rawEvents: 2, personSums: 1 });
  await telemetryModule.jobs.keepToPolicy?.(organisation.system, {});
  expect(await preview(90, 396)).toMatchObject({
    rawEvents: 0,
    personSums: 0,
    runs: [{ rawEvents: 1, personSums: 0 }],
  });
});
