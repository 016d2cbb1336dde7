import { openWorld, type TestOrganisation, type World } from "@arraigo/directory/testing";
import { inTransaction } from "@arraigo/platform";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createIngest, createWriteKey, telemetryModule, telemetryPort } from "../src/index";
import { look } from "./looking";
import { localDay, type RawEvent, recompute } from "./oracle/recompute";
import { type Known, resolveName } from "./oracle/resolve-name";
import { loggedFigures, storedFigures, storedVolumes } from "./oracle/stored-figures";
import { afterDirectoryChange, settleMoves } from "./settle";

type Router = typeof telemetryModule.router;
let world: World<Router>;
let ingest: ReturnType<typeof createIngest>;

beforeAll(async () => {
  world = await openWorld(telemetryModule);
  ingest = createIngest(world.services, { keyMsMax: 0 });
});
afterAll(() => world.close());

/** Half and quarter hours, both hemispheres, a zone that skipped a day, and one that counts from the other side of the date line. */
const zones = [
  "Europe/Madrid",
  "America/Sao_Paulo",
  "Asia/Kolkata",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "Pacific/Apia",
  "America/St_Johns",
  "UTC",
];
const names = ["anon", "device", "u1", "u2", "E-1", "E-2", "ana@x.com", "ANA@x.com", "luis@x.com"];
const directoryNames = {
  external_id: ["E-1", "E-2", "u1", "ana@x.com", "ANA@x.com", null],
  email: ["ana@x.com", "luis@x.com", "nobody@x.com"],
} as const;

const name = fc.constantFrom(...names);
/** Around the turn of a year, both changes of the clock, and any time of the last fourteen months. */
const instant = fc.oneof(
  fc.integer({ min: -180, max: 180 }).map((minutes) => Date.parse("2025-12-31T23:30:00Z") + minutes * 480_000),
  fc.integer({ min: -200, max: 200 }).map((minutes) => Date.parse("2026-10-25T01:00:00Z") + minutes * 300_000),
  fc.integer({ min: -200, max: 200 }).map((minutes) => Date.parse("2026-03-29T01:00:00Z") + minutes * 300_000),
  fc.integer({ min: 0, max: 60 * 24 * 425 }).map((minutes) => Date.parse("2026-11-18T11:00:00Z") - minutes * 60_000),
);
const sent = fc.record({
  id: fc.integer({ min: 0, max: 60 }),
  userRef: name,
  event: fc.constantFrom("deal_won", "ñandú"),
  at: instant,
});
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("send" as const),
      events: fc.array(sent, { minLength: 1, maxLength: 12 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant("link" as const), ref: name, target: name, claimed: fc.boolean() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("decide" as const),
      ref: name,
      person: fc.constantFrom(0, 1, null, undefined),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("directory" as const),
      person: fc.constantFrom(0, 1),
      column: fc.constantFrom("external_id" as const, "email" as const),
      value: fc.nat(),
      imported: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("own" as const),
      person: fc.constantFrom(0, 1),
      id: fc.integer({ min: 0, max: 8 }),
      at: instant,
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("retract" as const), id: fc.integer({ min: 0, max: 8 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("settle" as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("fold" as const) }) },
);
const foldedBefore = "2026-10-25T01:00:00.000Z";
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** An organisation, and beside it in memory all that was ever said to it. */
async function modelled(timeZone: string) {
  const organisation: TestOrganisation<Router> = await world.organisation({ timeZone });
  const { key } = await createWriteKey(organisation.system, { name: "Test" });
  const { key: publicKey } = await createWriteKey(organisation.system, { name: "Pages", trust: "browser" });
  const admin = await organisation.person({ roles: ["administrator"] });
  const people = [];
  for (const index of [0, 1]) {
    const person = await organisation.person({ email: `p${index}-${organisation.id}@x.com` });
    people.push({
      id: person.id,
      externalId: null as string | null,
      email: `p${index}-${organisation.id}@x.com`,
      person,
    });
  }
  const known = {
    people,
    links: [] as { ref: string; target: string; claimed: boolean }[],
    decisions: new Map<string, string | null>(),
  } satisfies Known;
  const events: RawEvent[] = [];
  return {
    organisation,
    key,
    publicKey,
    admin,
    people,
    known,
    events,
    retracted: new Set<string>(),
    /** Whose raw form is gone: they count for ever, and can no longer be taken back. */
    folded: new Set<string>(),
  };
}
type Modelled = Awaited<ReturnType<typeof modelled>>;

const idOf = (event: { id: number }, prefix: string) => `${prefix}-${event.id}`;
async function post({ key, publicKey }: Modelled, batch: unknown[], isPublic = false) {
  const answer = await ingest(
    new Request("http://x/v1/batch", {
      method: "POST",
      body: JSON.stringify({ writeKey: isPublic ? publicKey : key, batch }),
    }),
  );
  expect(answer.status).toBe(200);
}

async function take(model: Modelled, each: Step): Promise<void> {
  const { organisation, admin, people, known } = model;
  const ownerUrl = world.test.ownerUrl;
  if (each.kind === "send") {
    for (const { userRef, event, at, ...rest } of each.events)
      model.events.push({
        messageId: idOf(rest, "m"),
        name: event,
        userRef,
        personId: null,
        at: new Date(at).toISOString(),
      });
    await post(
      model,
      each.events.map(({ userRef, event, at, ...rest }) => ({
        type: "track",
        messageId: idOf(rest, "m"),
        event,
        userId: userRef,
        timestamp: new Date(at).toISOString(),
      })),
    );
  } else if (each.kind === "link") {
    if (each.ref !== each.target) known.links.push({ ref: each.ref, target: each.target, claimed: each.claimed });
    await post(model, [{ type: "alias", previousId: each.ref, userId: each.target }], each.claimed);
  } else if (each.kind === "decide") {
    const person = each.person === null ? null : people[each.person ?? -1]?.id;
    const call = admin.call.names;
    const decided =
      each.person === undefined
        ? call.unmap({ userRef: each.ref })
        : person === null || person === undefined
          ? call.setOutside({ userRef: each.ref })
          : call.map({ userRef: each.ref, personId: person });
    await decided.then(
      () =>
        each.person === undefined ? known.decisions.delete(each.ref) : known.decisions.set(each.ref, person ?? null),
      (error: Error) => expect(error.message).toMatch(/NameTaken|NameNotDecided/),
    );
  } else if (each.kind === "directory") {
    const person = people[each.person];
    const values = directoryNames[each.column];
    const value = values[each.value % values.length] ?? null;
    const other = people[1 - each.person];
    if (!person || (each.column === "email" ? other?.email === value : value !== null && other?.externalId === value))
      return;
    await look(ownerUrl, `update directory.people set ${each.column} = $2 where id = $1`, [person.id, value]);
    if (each.column === "email") person.email = value ?? person.email;
    else person.externalId = value;
    await afterDirectoryChange(ownerUrl, organisation.system, each.imported ? undefined : person.id);
  } else if (each.kind === "own") {
    const person = people[each.person];
    if (!person) return;
    const messageId = idOf(each, "own");
    model.events.push({
      messageId,
      name: "crm.done",
      userRef: null,
      personId: person.id,
      at: new Date(each.at).toISOString(),
    });
    await inTransaction(organisation.system, (tx) =>
      telemetryPort.record(organisation.system, tx, [
        { name: "crm.done", personId: person.id, occurredAt: new Date(each.at), messageId },
      ]),
    );
  } else if (each.kind === "retract") {
    const messageId = idOf(each, "own");
    const use = model.events.find((event) => event.messageId === messageId);
    if (!use?.personId || model.folded.has(messageId)) return;
    model.retracted.add(messageId);
    const { personId, at } = use;
    await inTransaction(organisation.system, (tx) =>
      telemetryPort.retract(organisation.system, tx, [{ messageId, personId, since: new Date(at) }]),
    );
  } else if (each.kind === "fold") {
    for (const { messageId, at } of model.events)
      if (at < foldedBefore && !model.retracted.has(messageId)) model.folded.add(messageId);
    await inTransaction(organisation.system, (tx) =>
      tx.runSql("select telemetry.fold_raw('-infinity', $1::timestamptz, now())", [foldedBefore]),
    );
  } else await settleMoves(ownerUrl, organisation.system);
}

it("whatever arrives, in whatever order, and whoever it turns out to be: every sum is a naive recount of what was sent", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...zones),
      fc.array(step, { minLength: 4, maxLength: 25 }),
      async (zone, steps) => {
        const model = await modelled(zone);
        for (const each of steps) await take(model, each);
        await settleMoves(world.test.ownerUrl, model.organisation.system);
        const counted = model.events.filter(({ messageId }) => !model.retracted.has(messageId));
        const expected = recompute(counted, zone, (ref) => resolveName(model.known, ref));
        expect(await storedFigures(world.test.ownerUrl, model.organisation.id)).toEqual(expected);
        if (model.folded.size === 0)
          expect(await loggedFigures(world.test.ownerUrl, model.organisation.id)).toEqual(expected.usage);
        const volumes = new Map<string, number>();
        for (const { messageId, name: event, at } of new Map(
          counted.toReversed().map((each) => [each.messageId, each]),
        ).values())
          if (messageId)
            volumes.set(`${event}|${localDay(at, zone)}`, (volumes.get(`${event}|${localDay(at, zone)}`) ?? 0) + 1);
        expect(await storedVolumes(world.test.ownerUrl, model.organisation.id)).toEqual(volumes);
      },
    ),
    { numRuns: 60 },
  );
}, 120_000);
