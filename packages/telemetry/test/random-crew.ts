import type { World } from "@arraigo/directory/testing";
import { inTransaction } from "@arraigo/platform";
import type { PrivacyMode } from "@arraigo/platform/contract";
import fc from "fast-check";
import type { telemetryModule } from "../src/index";
import { moveNames } from "../src/people/move-names";
import { storeEvents } from "../src/store/store-events";
import { look } from "./looking";
import { type Done, type Employed, plusDays } from "./oracle/naive-figures";

type Router = typeof telemetryModule.router;

const now = "2026-11-18T11:30:00Z";
const headcount = 34;
export const crewEvents = ["deal_won", "case_solved", "ñandú"] as const;
const outsideNames = ["outside-1", "outside-2"] as const;

/** Nothing, but for one in so many. */
const seldom = <Value>(value: fc.Arbitrary<Value>, oneIn: number) =>
  fc.oneof({ weight: oneIn - 1, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: value });
const person = fc.nat(headcount - 1);
const use = fc.record({
  person,
  /** Most send who they are; some send a name that somebody else decides about later. */
  name: seldom(fc.constantFrom(...outsideNames), 14),
  event: fc.constantFrom(...crewEvents),
  minutesAgo: fc.oneof(fc.nat(60 * 24 * 26), fc.nat(60 * 24 * 110)),
  won: fc.boolean(),
  twice: fc.boolean(),
});

/** Random people of two units and two job roles who come, go, and do things: in time, late, twice, and under names that change hands. */
export const crewScene = fc.record({
  zone: fc.constantFrom("Europe/Madrid", "America/Bogota", "Asia/Kathmandu", "Pacific/Apia"),
  people: fc.array(
    fc.record({
      unit: fc.nat(1),
      role: fc.nat(1),
      startedDaysAgo: fc.oneof(
        { weight: 2, arbitrary: fc.constant(500) },
        { weight: 1, arbitrary: fc.integer({ min: -2, max: 120 }) },
      ),
      leftDaysAgo: seldom(fc.nat(70), 8),
    }),
    { minLength: headcount, maxLength: headcount },
  ),
  before: fc.array(use, { minLength: 60, maxLength: 130 }),
  late: fc.array(use, { minLength: 1, maxLength: 40 }),
  /** Whose each name is at first, and whose it turns out to be. */
  owners: fc.tuple(fc.tuple(person, person), fc.tuple(person, person)),
});
type Scene = typeof crewScene extends fc.Arbitrary<infer Drawn> ? Drawn : never;

export interface CrewPerson extends Employed {
  role: string;
  location: string;
}

export interface CrewDone extends Done {
  /** Milliseconds since 1970. */
  at: number;
  properties: { won: boolean };
}

/** A random organisation, and beside it in memory all that was done in it, as the names stand at the time of asking. */
export async function openRandomCrew(
  world: World<Router>,
  { zone, people: stays, before, late, owners }: Scene,
  privacyMode: PrivacyMode = "team",
) {
  world.setNow(now);
  const company = await world.organisation({ timeZone: zone, privacyMode });
  const local = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short" });
  const localDay = (at: number) => local.format(at);
  const today = localDay(Date.parse(now));
  const units = [await company.orgUnit(), await company.orgUnit()];
  const roles = [await company.jobRole(), await company.jobRole()];
  const reader = await company.person({
    roles: ["administrator", "change_manager"],
    orgUnitId: units[0],
    jobRoleId: roles[0],
  });
  const people: CrewPerson[] = [];
  for (const { unit, role, startedDaysAgo, leftDaysAgo } of stays) {
    const startsOn = plusDays(today, -startedDaysAgo);
    const left = leftDaysAgo === null ? null : plusDays(today, -leftDaysAgo);
    const where = { unit: units[unit] ?? "", role: roles[role] ?? "", location: "none" };
    const { id } = await company.person({ orgUnitId: where.unit, jobRoleId: where.role });
    const endsOn = left !== null && left >= startsOn ? left : null;
    people.push({ person: id, ...where, startsOn, endsOn });
  }
  const long = plusDays(today, -500);
  people.push({
    person: reader.id,
    unit: units[0] ?? "",
    role: roles[0] ?? "",
    location: "none",
    startsOn: long,
    endsOn: null,
  });
  await look(
    world.test.ownerUrl,
    `update directory.people p set starts_on = s."startsOn", ends_on = s."endsOn"
     from jsonb_to_recordset($1::jsonb) s(person uuid, "startsOn" date, "endsOn" date) where p.id = s.person`,
    [JSON.stringify(people)],
  );

  const sent: typeof before = [];
  const ownerOf = new Map<string, string>();
  const idAt = (at: number) => people[at]?.person ?? "";
  async function send(uses: typeof before) {
    const rows = uses.map(({ person: who, name, event, minutesAgo, won }, at) => ({
      m: `m-${sent.length + at}`,
      n: event,
      o: new Date(Date.parse(now) - minutesAgo * 60_000).toISOString(),
      x: { won },
      ...(name ? { r: name } : { p: idAt(who) }),
    }));
    const store = (some: typeof rows) => inTransaction(company.system, (tx) => storeEvents(tx, some, new Date(now)));
    await store(rows);
    // What is sent again changes nothing.
    await store(rows.filter((_, at) => uses[at]?.twice));
    sent.push(...uses);
  }
  async function decide(whose: readonly [number, number]) {
    for (const [at, userRef] of outsideNames.entries()) {
      const personId = idAt(whose[at] ?? 0);
      await reader.call.names.map({ userRef, personId });
      ownerOf.set(userRef, personId);
    }
    await moveNames(company.system, {});
  }
  const done = (): CrewDone[] =>
    sent.map(({ person: who, name, event, minutesAgo, won }) => {
      const at = Date.parse(now) - minutesAgo * 60_000;
      return {
        person: (name && ownerOf.get(name)) ?? idAt(who),
        event,
        day: localDay(at),
        at,
        properties: { won },
      };
    });
  /** What there is at first, and what there is once more has arrived late and the names are somebody else's. */
  const turns = [() => send(before).then(() => decide(owners[0])), () => send(late).then(() => decide(owners[1]))];
  return { company, reader, call: reader.call, people, units, roles, today, zone, done, turns };
}
export type RandomCrew = Awaited<ReturnType<typeof openRandomCrew>>;

/** A state of so few would point at them. */
export const isFew = (some: number) => some > 0 && some < 5;
