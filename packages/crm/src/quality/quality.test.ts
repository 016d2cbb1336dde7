import { openWorld, type World } from "@arraigo/directory/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildContact, buildOpportunity } from "../../test/factories";
import { createContacts } from "../bulk/create-records";
import { crmModule } from "../index";
import { measureDay } from "./measure-quality";

let world: World<typeof crmModule.router>;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

const createdAt = new Date("2026-11-18T08:00:00Z");
const now = "2026-11-18T12:00:00Z";

async function team(size: number) {
  world.setNow(now);
  const company = await world.organisation();
  const manager = await company.person({ roles: ["people_manager"] });
  const people = [];
  for (let each = 0; each < size; each++) people.push(await company.person({ managerId: manager.id }));
  await createContacts(
    company.system,
    people.map((person) => ({ givenName: "Marta", familyName: "Quiroz", ownerId: person.id, createdAt })),
  );
  await measureDay(company.system);
  return { company, manager, people };
}

test("a record says what it lacks, what each would bring, and a fix counts at once", async () => {
  const company = await world.organisation();
  const ana = await company.person();
  const id = await buildContact(ana, { email: "m@example.com" });
  const before = await ana.call.quality.record({ type: "contact", id });
  expect(before.findings.map((each) => ("fields" in each ? each.fields : each.part))).toEqual([
    ["phone"],
    ["accountId"],
    ["title"],
  ]);
  await ana.call.contacts.update({ id, values: { phone: "+34 600 100 200" } });
  const after = await ana.call.quality.record({ type: "contact", id });
  expect(after.score - before.score).toBeCloseTo(before.findings[0]?.points ?? 0, 9);
});

test("the worst come first, page by page, without gaps or doubles, and can be narrowed to one missing field", async () => {
  const company = await world.organisation();
  const ana = await company.person();
  await createContacts(
    company.system,
    Array.from({ length: 25 }, (_, index) => ({
      givenName: "Marta",
      familyName: `Quiroz ${index}`,
      ownerId: ana.id,
      createdAt,
      ...(index % 3 ? { email: `m${index}@example.com` } : {}),
      ...(index % 2 ? { phone: "600 100 200" } : {}),
    })),
  );
  const seen: { id: string; score: number }[] = [];
  let cursor: string | undefined;
  do {
    const page = await ana.call.quality.worst({ type: "contact", limit: 4, ...(cursor ? { cursor } : {}) });
    seen.push(...page.rows);
    cursor = page.next ?? undefined;
  } while (cursor);
  expect(new Set(seen.map((row) => row.id)).size).toBe(25);
  expect(seen.map((row) => row.score)).toEqual(seen.map((row) => row.score).toSorted((a, b) => a - b));
  const phoneless = await ana.call.quality.worst({ type: "contact", field: "phone" });
  expect(phoneless.rows).toHaveLength(13);
});

test("a person sees the own score and what to mend most, and nobody else's list", async () => {
  const { people } = await team(5);
  const [ana, luis] = people as [(typeof people)[0], (typeof people)[0]];
  const mine = await ana.call.quality.overview({});
  expect(mine.total).toMatchObject({ records: 1 });
  expect(mine.gaps.map((gap) => gap.fields[0])).toContain("email");
  const worst = await ana.call.quality.worst({ type: "contact", owner: "all" });
  expect(worst.rows).toHaveLength(1);
  await expect(luis.call.quality.overview({ whose: "team" })).rejects.toMatchObject({ code: "FORBIDDEN" });
});

test("a manager sees the team's sum over five people, and nothing over four", async () => {
  const five = await team(5);
  expect((await five.manager.call.quality.overview({ whose: "team" })).total).toMatchObject({ records: 5 });
  expect((await five.manager.call.quality.worst({ type: "contact", owner: "team" })).rows).toHaveLength(5);
  const four = await team(4);
  expect(await four.manager.call.quality.overview({ whose: "team" })).toMatchObject({
    total: { suppressed: "small" },
    people: null,
    history: [],
  });
  expect(await four.manager.call.quality.worst({ type: "contact", owner: "team" })).toEqual({
    next: null,
    rows: [],
    hidden: "small",
  });
});

test("what few people work with is left out of the team's sum, so that it cannot be taken out again", async () => {
  const { company, manager, people } = await team(5);
  await buildOpportunity(people[0] as (typeof people)[0]);
  await measureDay(company.system);
  const seen = await manager.call.quality.overview({ whose: "team" });
  expect(seen.total).toMatchObject({ records: 5 });
  expect(seen.byType).toContainEqual({ type: "opportunity", figure: { suppressed: "small" } });
});

test("a manager's own records are in no sum they read, so that knowing them takes nothing out", async () => {
  const { company, manager } = await team(5);
  await buildContact(manager);
  await measureDay(company.system);
  expect((await manager.call.quality.overview({ whose: "team" })).total).toMatchObject({ records: 5 });
});

test("who reads the organisation's sum too is not shown a team whose rest is too small to hide in", async () => {
  const { company } = await team(5);
  const head = await company.person({ roles: ["people_manager", "administrator"] });
  for (let each = 0; each < 5; each++) {
    const below = await company.person({ managerId: head.id });
    await buildContact(below);
  }
  await measureDay(company.system);
  expect((await head.call.quality.overview({ whose: "organisation" })).total).toMatchObject({ records: 10 });
  expect((await head.call.quality.overview({ whose: "team" })).total).toMatchObject({ records: 5 });
  const { company: small } = await team(4);
  const boss = await small.person({ roles: ["people_manager", "administrator"] });
  for (let each = 0; each < 5; each++) await buildContact(await small.person({ managerId: boss.id }));
  await measureDay(small.system);
  expect((await boss.call.quality.overview({ whose: "organisation" })).total).toMatchObject({ records: 9 });
  expect((await boss.call.quality.overview({ whose: "team" })).total).toEqual({ suppressed: "complement" });
});

test("measuring a day again replaces it", async () => {
  const { company, people } = await team(5);
  await measureDay(company.system);
  const [ana] = people;
  expect((await ana?.call.quality.overview({}))?.history).toEqual([
    { day: "2026-11-18", score: expect.any(Number), records: 1 },
  ]);
});
