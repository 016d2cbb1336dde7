import { openWorld, type World } from "@arraigo/directory/testing";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createIngest, createWriteKey, telemetryModule } from "../src/index";
import { plusDays } from "./oracle/naive-figures";
import { settleMoves } from "./settle";

type Router = typeof telemetryModule.router;
let world: World<Router>;
let ingest: ReturnType<typeof createIngest>;
beforeAll(async () => {
  world = await openWorld(telemetryModule);
  ingest = createIngest(world.services, { keyMsMax: 0 });
});
afterAll(() => world.close());

const now = Date.parse("2026-11-18T11:30:45Z");
const minuteMs = 60_000;
const known = ["known-0", "known-1"] as const;
const unknown = ["unknown-0", "unknown-1", "unknown-2"] as const;

const event = fc.record({
  id: fc.nat(45),
  name: fc.constantFrom("deal_won", "case_solved", "ñandú"),
  user: fc.constantFrom(...known, ...unknown),
  /** How long before it arrived it happened: mostly just before, and up to four months. */
  lateMinutes: fc.oneof(fc.nat(70), fc.nat(60 * 24 * 120)),
  value: fc.constantFrom(undefined, true, 3, "text", null, [1], { in: 1 }),
  /** Most are as they should be; the reason why the others are not. */
  flaw: fc.constantFrom(null, null, null, null, null, "type_unknown", "user_missing", "name_missing"),
});
const scene = fc.record({
  zone: fc.constantFrom("Europe/Madrid", "America/Bogota", "Asia/Kathmandu", "Pacific/Apia"),
  requests: fc.array(
    fc.record({
      source: fc.nat(1),
      minutesAgo: fc.oneof(fc.nat(75), fc.nat(60 * 30)),
      events: fc.array(event, { minLength: 1, maxLength: 8 }),
    }),
    { minLength: 4, maxLength: 12 },
  ),
  /** Who each unknown name turns out to be in the end; null stays unknown. */
  owners: fc.array(fc.constantFrom(null, 0, 1), { minLength: unknown.length, maxLength: unknown.length }),
});
type Scene = typeof scene extends fc.Arbitrary<infer Drawn> ? Drawn : never;
type Sent = Scene["requests"][number]["events"][number] & { at: number; receivedAt: number; source: number };

const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0);
const typeOf = (value: unknown) => {
  if (value === null) return "nothing";
  if (Array.isArray(value)) return "list";
  return typeof value === "string" ? "text" : typeof value;
};

const sameLag = (shown: number | null, slow: number | null) =>
  slow === null ? expect(shown).toBeNull() : expect(shown).toBeCloseTo(slow, 6);

/** Sends it all, in the order in which it arrives, and says what came of it as somebody with a pencil would. */
async function play({ zone, requests, owners }: Scene) {
  const company = await world.organisation({ timeZone: zone });
  const admin = await company.person({ roles: ["administrator"] });
  const people: Awaited<ReturnType<typeof company.person>>[] = [];
  for (const externalId of known) people.push(await company.person({ externalId }));
  const keys = [];
  for (const name of ["One", "Two"]) keys.push(await createWriteKey(company.system, { name }));
  const stored: Sent[] = [];
  const refused: { reason: string; name: string; source: number; receivedAt: number }[] = [];
  let received: { source: number; receivedAt: number }[] = [];
  const ids = new Set<number>();
  for (const { source, minutesAgo, events } of requests.toSorted((one, other) => other.minutesAgo - one.minutesAgo)) {
    const receivedAt = now - minutesAgo * minuteMs;
    world.setNow(new Date(receivedAt).toISOString());
    const batch = events.map(({ id, name, user, lateMinutes, value, flaw }, at) => ({
      type: flaw === "type_unknown" ? "dance" : "track",
      messageId: flaw ? `bad-${received.length + at}` : `m-${id}`,
      timestamp: new Date(receivedAt - lateMinutes * minuteMs).toISOString(),
      ...(flaw === "name_missing" ? {} : { event: name }),
      ...(flaw === "user_missing" ? {} : { userId: user }),
      ...(value === undefined ? {} : { properties: { value } }),
    }));
    const writeKey = keys[source]?.key;
    const answer = await ingest(
      new Request("http://x/v1/batch", { method: "POST", body: JSON.stringify({ writeKey, batch }) }),
    );
    expect(answer.status).toBe(200);
    received = [...received, ...events.map(() => ({ source, receivedAt }))];
    for (const each of events)
      if (each.flaw) refused.push({ reason: each.flaw, name: each.name, source, receivedAt });
      else if (!ids.has(each.id)) {
        ids.add(each.id);
        stored.push({ ...each, at: receivedAt - each.lateMinutes * minuteMs, receivedAt, source });
      }
  }
  world.setNow(new Date(now).toISOString());
  const personOf = new Map<string, string>(known.map((name, at) => [name, people[at]?.id ?? ""]));
  for (const [at, owner] of owners.entries()) {
    const personId = owner === null ? undefined : people[owner]?.id;
    const userRef = unknown[at] ?? "";
    if (!personId) continue;
    await admin.call.names.map({ userRef, personId });
    personOf.set(userRef, personId);
  }
  await settleMoves(world.test.ownerUrl, company.system);
  return { admin, people, keys, stored, refused, received, personOf };
}

it("what arrived, was refused, sent twice or is nobody's, and each event's volume, first and last day, is what counting what was sent says", {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(scene, async (drawn) => {
      const { admin, people, keys, stored, refused, received, personOf } = await play(drawn);
      const { call } = admin;
      const local = new Intl.DateTimeFormat("sv-SE", { timeZone: drawn.zone, dateStyle: "short" });
      const minuteOf = ({ receivedAt }: { receivedAt: number }) => Math.floor(receivedAt / minuteMs) * minuteMs;
      const within = <Each extends { receivedAt: number }>(some: readonly Each[], minutes: number) =>
        some.filter((each) => minuteOf(each) >= now - minutes * minuteMs);
      const day = 24 * 60;
      const isoMinute = (at: number) => `${new Date(at).toISOString().slice(0, 19)}Z`;
      const lagOf = (some: readonly Sent[]) => {
        const young = within(some, day).filter(({ at, receivedAt }) => receivedAt - at < 60 * minuteMs);
        return young.length === 0 ? null : sum(young.map(({ at, receivedAt }) => receivedAt - at)) / young.length;
      };
      const lastOf = (some: readonly { receivedAt: number }[]) => Math.max(...some.map(minuteOf));

      const health = await call.health();
      const today = stored.filter(({ at, user }) => personOf.has(user) && local.format(at) === local.format(now));
      const nobodys = stored.filter(({ user }) => !personOf.has(user));
      const dayReceived = within(received, day);
      const { lagMs, ...outside } = health.outside;
      sameLag(lagMs, lagOf(stored));
      expect(outside).toEqual({
        lastHour: within(stored, 60).length,
        lastDay: within(stored, day).length,
        repeatedLastDay: dayReceived.length - within(stored, day).length - within(refused, day).length,
        rejectedLastDay: within(refused, day).length,
        lastAt: dayReceived.length > 0 ? isoMinute(lastOf(dayReceived)) : null,
      });
      expect(health.today).toEqual({
        events: today.length,
        people: new Set(today.map(({ user }) => personOf.get(user))).size,
      });
      expect(health.rejectedKept).toBe(refused.length);
      expect(health.unmatched).toEqual({
        users: new Set(nobodys.map(({ user }) => user)).size,
        events: nobodys.length,
      });

      for (const shown of await call.sources.list()) {
        const source = keys.findIndex(({ id }) => id === shown.id);
        const own = <Each extends { source: number }>(some: readonly Each[]) =>
          some.filter((each) => each.source === source);
        const [in24, bad] = [within(own(stored), day).length, within(own(refused), day).length];
        expect(shown.lastDay).toEqual({
          stored: in24,
          rejected: bad,
          repeated: within(own(received), day).length - in24 - bad,
        });
        sameLag(shown.lagMs, lagOf(own(stored)));
        const heard = own(received);
        // When a source was last heard of is known to the second where it says so itself, else to the minute.
        if (heard.length === 0) expect(shown.lastSeenAt).toBeNull();
        else if (shown.lastSeenAt !== null)
          expect(Math.floor(Date.parse(shown.lastSeenAt) / minuteMs) * minuteMs).toBe(lastOf(heard));
      }

      const { rejected } = await call.rejected({ limit: 100 });
      expect(rejected.map(({ reason, receivedAt }) => `${receivedAt} ${reason}`).toSorted()).toEqual(
        refused.map(({ reason, receivedAt }) => `${new Date(receivedAt).toISOString()} ${reason}`).toSorted(),
      );

      const { groups } = await call.refused.alike();
      const counts = new Map<string, number>();
      for (const { reason, source, name } of refused) {
        const key = `${reason} ${source} ${reason === "name_missing" ? null : name}`;
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
      const sourceOf = (id: string) => keys.findIndex((key) => key.id === id);
      expect(
        new Map(groups.map(({ reason, sourceId, name, count }) => [`${reason} ${sourceOf(sourceId)} ${name}`, count])),
      ).toEqual(counts);

      const { users } = await call.unmatched({ limit: 100, outside: false });
      const expected = [...new Set(nobodys.map(({ user }) => user))].map((userRef) => {
        const times = nobodys.filter(({ user }) => user === userRef).map(({ at }) => at);
        const [first, last] = [Math.min(...times), Math.max(...times)].map((at) => new Date(at).toISOString());
        return { userRef, count: times.length, firstSeenAt: first, lastSeenAt: last };
      });
      const byName = (one: { userRef: string }, other: { userRef: string }) => (one.userRef < other.userRef ? -1 : 1);
      expect(
        users
          .map(({ userRef, count, firstSeenAt, lastSeenAt }) => ({ userRef, count, firstSeenAt, lastSeenAt }))
          .toSorted(byName),
      ).toEqual(expected.toSorted(byName));

      const { events, windowDays } = await call.catalogue.list({ limit: 100 });
      expect(windowDays).toBe(84);
      expect(events.map(({ name }) => name).toSorted()).toEqual(
        [...new Set(stored.map(({ name }) => name))].toSorted(),
      );
      for (const { name, count, days, firstDay, lastDay, properties } of events) {
        const own = stored.filter((each) => each.name === name);
        const all = own.map(({ at }) => local.format(at)).toSorted();
        const lately = all.filter((each) => each > plusDays(local.format(now), -84));
        expect({ count, firstDay, lastDay }).toEqual({ count: lately.length, firstDay: all[0], lastDay: all.at(-1) });
        expect(days).toEqual(
          [...new Set(lately)].map((each) => ({ day: each, count: lately.filter((other) => other === each).length })),
        );
        // Types are those of everything that arrived under the name, sent twice or not.
        for (const { value } of own)
          if (value !== undefined)
            expect(properties.find(({ property }) => property === "value")?.types).toContain(typeOf(value));
      }

      const used = await call.analytics.events();
      const theirs = stored.filter(({ user }) => personOf.has(user));
      const doneDays = theirs.map(({ at }) => local.format(at)).toSorted();
      const localToday = local.format(now);
      expect(used.since).toBe(doneDays[0] ?? null);
      expect(used.events.toSorted()).toEqual(
        [
          ...new Set(
            theirs
              .filter(({ at }) => local.format(at) < localToday && local.format(at) >= plusDays(localToday, -84))
              .map(({ name }) => name),
          ),
        ].toSorted(),
      );
      for (const person of people) {
        const { events: mine } = await person.call.mine({ limit: 100 });
        const own = theirs.filter(({ user }) => personOf.get(user) === person.id);
        expect(mine.map(({ messageId }) => messageId).toSorted()).toEqual(own.map(({ id }) => `m-${id}`).toSorted());
      }
    }),
    { numRuns: 12, endOnFailure: true },
  );
});
