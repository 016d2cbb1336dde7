import { openWorld, type World } from "@arraigo/directory/testing";
import { inTransaction } from "@arraigo/platform";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { crmModule } from "../index";
import { forgetGone } from "../retention/forget-gone";
import { keepQuality } from "./keep-quality";
import { measureQuality } from "./measure-quality";

let world: World<typeof crmModule.router>;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());
beforeEach(() => world.setNow("2026-03-02T12:00:00Z"));

type Company = Awaited<ReturnType<typeof world.organisation>>;

async function company() {
  const org = await world.organisation();
  const boss = await org.person({ roles: ["administrator"] });
  const onDay = async (day: string, act?: () => Promise<unknown>) => {
    world.setNow(`${day}T12:00:00Z`);
    await act?.();
    await keepQuality(org.system, {});
  };
  return { org, boss, onDay };
}

const held = (org: Company) =>
  inTransaction(org.system, async (tx) => {
    const { rows } = await tx.execute<{ count: number }>(
      sql`select count(*)::int as count from crm.record_scores where organisation_id = ${org.system.organisationId}::uuid`,
    );
    return rows[0]?.count;
  });

test("a record's score tells when it stepped and why: filled, wrong, stale, in touch again; measuring again writes nothing", async () => {
  const { org, boss, onDay } = await company();
  let id = "";
  await onDay("2026-03-02", async () => {
    ({ id } = await boss.call.contacts.create({ givenName: "Marta", familyName: "Quiroz" }));
  });
  expect(await held(org), "the first measuring begins the history without a row").toBe(0);
  await onDay("2026-03-10", () => boss.call.contacts.update({ id, values: { phone: "+34 600 100 200" } }));
  await onDay("2026-03-10", () => boss.call.contacts.update({ id, values: { title: "Director" } }));
  await onDay("2026-04-01", () => boss.call.contacts.update({ id, values: { email: "marta@example.com" } }));
  expect(await held(org), "one a day at most").toBe(2);
  for (const day of ["2026-06-30", "2026-07-01", "2026-08-01"]) await onDay(day);
  expect(await held(org), "growing stale is written by nobody").toBe(2);
  await onDay("2026-09-01", () => boss.call.activities.log({ text: "Talked", kind: "call", contactId: id }));
  expect(await held(org)).toBe(3);
  const told = await boss.call.quality.scores({ type: "contact", id });
  expect(told.changes.map(({ day, reasons }) => [day, reasons])).toEqual([
    ["2026-09-01", [{ what: "touched" }]],
    ["2026-05-31", [{ what: "stale", days: 90 }]],
    ["2026-04-01", [{ what: "filled", fields: ["email"] }]],
    [
      "2026-03-10",
      [
        { what: "filled", fields: ["phone"] },
        { what: "filled", fields: ["title"] },
      ],
    ],
    ["2026-03-02", [{ what: "first" }]],
  ]);
  const { score } = await boss.call.quality.record({ type: "contact", id });
  expect(told.line.at(-1)).toEqual({ day: "2026-09-01", score });
  const [latest] = told.changes;
  expect(latest?.to ?? 0).toBeGreaterThan(latest?.from ?? 100);
});

test("what changed a moment ago is told before it is measured", async () => {
  const { boss, onDay } = await company();
  let id = "";
  await onDay("2026-03-02", async () => {
    ({ id } = await boss.call.contacts.create({ givenName: "Luis", familyName: "Peña", email: "luis@example.com" }));
  });
  world.setNow("2026-03-05T12:00:00Z");
  await boss.call.contacts.update({ id, values: { email: null } });
  const { changes } = await boss.call.quality.scores({ type: "contact", id });
  expect(changes[0]).toMatchObject({ day: "2026-03-05", reasons: [{ what: "emptied", fields: ["email"] }] });
});

test("a removed record's history ends, goes on when it comes back, and is forgotten with what it held", async () => {
  const { org, boss, onDay } = await company();
  let id = "";
  await onDay("2026-03-02", async () => {
    ({ id } = await boss.call.contacts.create({ givenName: "Ida", familyName: "Moreno" }));
  });
  await onDay("2026-03-05", () => boss.call.contacts.remove({ ids: [id] }));
  await onDay("2026-03-09", () => boss.call.contacts.restore({ ids: [id] }));
  const { changes } = await boss.call.quality.scores({ type: "contact", id });
  expect(changes.map(({ day, reasons }) => [day, reasons[0]?.what])).toEqual([
    ["2026-03-09", "again"],
    ["2026-03-02", "first"],
  ]);
  await onDay("2026-03-12", () => boss.call.contacts.remove({ ids: [id] }));
  expect(await held(org)).toBe(2);
  await onDay("2026-09-20", () => forgetGone(org.system, {}));
  expect(await held(org)).toBe(0);
});

test("what ended more than thirteen months ago is taken away, and nobody reads another organisation's", async () => {
  const { org, boss, onDay } = await company();
  const other = await (await world.organisation()).person({ roles: ["administrator"] });
  let id = "";
  await onDay("2026-03-02", async () => {
    ({ id } = await boss.call.contacts.create({ givenName: "Eva", familyName: "Soto" }));
  });
  await onDay("2026-03-05", () => boss.call.contacts.update({ id, values: { title: "Head" } }));
  await expect(other.call.quality.scores({ type: "contact", id })).rejects.toThrow();
  await onDay("2027-04-08", () => measureQuality(org.system, {}));
  expect(await held(org), "400 days and not more").toBe(1);
  await onDay("2027-04-12", () => measureQuality(org.system, {}));
  expect(await held(org)).toBe(0);
});
