import { openWorld, type TestPerson, type World } from "@arraigo/directory/testing";
import { inTransaction } from "@arraigo/platform";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createContacts } from "../bulk/create-records";
import { findDuplicates } from "../duplicates/find-duplicates";
import { crmModule } from "../index";
import { recordTypes } from "../record-types";
import { organisationTime } from "../settings/organisation-time";
import { currentQualities } from "./current-quality";
import { keepQuality } from "./keep-quality";
import { qualityRules } from "./quality-rules";
import { isStored } from "./quality-state";
import { measuredRecords } from "./score-sql";

let world: World<typeof crmModule.router>;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());
beforeEach(() => world.setNow("2026-11-18T12:00:00Z"));

type Company = Awaited<ReturnType<typeof world.organisation>>;
type Person = TestPerson<typeof crmModule.router>;

/** Every record's quality by what is stored and marked, and measured from nothing. */
async function bothWays(org: Company) {
  return inTransaction(org.system, async (tx) => {
    const at = await organisationTime(org.system, tx);
    const found = [];
    for (const type of recordTypes) {
      const rules = await qualityRules(org.system, tx, type);
      const rowsOf = async (query: ReturnType<typeof sql>) =>
        (
          await tx.execute(
            sql`select id, owner_id, round(points::numeric, 9) as points, round(uniqueness::numeric, 9) as uniqueness from (${query}) as q order by id`,
          )
        ).rows;
      found.push({
        type,
        isStored: await isStored(org.system, tx, rules, at),
        stored: await rowsOf(currentQualities(org.system, rules, at, true, null)),
        measured: await rowsOf(measuredRecords(org.system, rules, at)),
      });
    }
    return found;
  });
}

async function assertExact(org: Company) {
  const all = await bothWays(org);
  for (const { type, stored, measured } of all) expect([type, stored]).toEqual([type, measured]);
  // The others' stages, and so their rules, come with the first record of their kind.
  for (const { type, isStored: stands } of all)
    if (type === "account" || type === "contact") expect([type, stands]).toEqual([type, true]);
  return all;
}

async function company() {
  const org = await world.organisation();
  const boss = await org.person({ roles: ["administrator"] });
  const ana = await org.person();
  const luis = await org.person();
  await createContacts(
    org.system,
    Array.from({ length: 60 }, (_, index) => ({
      givenName: index % 4 ? `Marta${index}` : "Marta",
      familyName: `Quiroz ${index % 7}`,
      ownerId: [ana.id, luis.id, null][index % 3] ?? null,
      createdAt: new Date(Date.UTC(2026, 10, 18) - index * 8 * 86_400_000),
      ...(index % 3 ? { email: index % 5 ? `m${index}@example.com` : "wrong@" } : {}),
    })),
  );
  await keepQuality(org.system, {});
  return { org, boss, ana, luis };
}

const first = async (person: Person, type: "contacts" | "accounts") =>
  (await person.call[type].list({ owner: "mine", limit: 50 })).rows.map((row) => row.id);

test("what is stored, with what is marked, is what measuring everything finds, after every kind of change", async () => {
  const { org, boss, ana, luis } = await company();
  await assertExact(org);
  const ids = await first(ana, "contacts");
  const [one = "", other = "", third = ""] = ids;
  const account = await ana.call.accounts.create({ name: "Aceros", website: "acme.example" });
  const changes: [string, () => Promise<unknown>][] = [
    [
      "edit",
      () => ana.call.contacts.update({ id: one, values: { phone: "+34 600 100 200", email: "good@example.com" } }),
    ],
    ["log", () => ana.call.activities.log({ text: "Talked", kind: "call", contactId: other, accountId: account.id })],
    [
      "twin",
      () =>
        ana.call.contacts.create({
          givenName: "Rosalinda",
          familyName: "Quirogui",
          email: "rq@example.com",
          phone: "+34 611 222 333",
        }),
    ],
    [
      "its twin",
      () =>
        ana.call.contacts.create({
          givenName: "Rosalinda",
          familyName: "Quirogui",
          email: "rq@example.com",
          phone: "+34 611 222 333",
        }),
    ],
    ["duplicates", () => findDuplicates(org.system, {})],
    ["hand over", () => boss.call.records.reassign({ type: "contact", id: third, ownerId: luis.id })],
    ["remove", () => ana.call.contacts.remove({ ids: [other] })],
    ["open case", () => ana.call.cases.create({ subject: "Broken", accountId: account.id })],
    ["lead", () => ana.call.leads.create({ familyName: "Vega" })],
    ["deal", () => ana.call.opportunities.create({ name: "Renewal", currency: "USD", accountId: account.id })],
  ];
  for (const [name, change] of changes) {
    await change().catch((error: unknown) => {
      throw new Error(`${name}: ${String(error)}`);
    });
    await assertExact(org);
  }
  const { rows: pairs } = await boss.call.duplicates.list({ type: "contact" });
  expect(pairs.length).toBeGreaterThan(0);
  const [winner, loser] = pairs[0]?.records ?? [];
  const merged = await boss.call.merges.merge({
    type: "contact",
    winnerId: winner?.id ?? "",
    loserIds: [loser?.id ?? ""],
  });
  await assertExact(org);
  await keepQuality(org.system, {});
  await assertExact(org);
  await boss.call.merges.unmerge({ mergeId: merged.mergeId });
  await assertExact(org);
  await keepQuality(org.system, {});
  await assertExact(org);
});

test("when a day passes, the rules change or somebody leaves, everything is measured again, and nothing old is shown meanwhile", async () => {
  const { org, boss, luis } = await company();
  world.setNow("2026-12-20T12:00:00Z");
  expect((await bothWays(org)).map((each) => each.isStored)).not.toContain(true);
  await keepQuality(org.system, {});
  await assertExact(org);
  await boss.call.customFields.create({ type: "contact", label: { en: "Grade" }, kind: "line", required: true });
  expect((await bothWays(org)).find((each) => each.type === "contact")?.isStored).toBe(false);
  await keepQuality(org.system, {});
  await assertExact(org);
  await inTransaction(org.system, (tx) =>
    tx.execute(sql`update directory.people set ends_on = '2026-12-01' where id = ${luis.id}::uuid`),
  );
  expect((await bothWays(org)).find((each) => each.type === "contact")?.isStored).toBe(false);
  await keepQuality(org.system, {});
  await assertExact(org);
});

test("the worst come in the same order from what is stored as measured afresh, for one, for all, by every part", async () => {
  const { org, ana } = await company();
  const boss = await org.person({ roles: ["administrator"] });
  for (let each = 0; each < 6; each++) await org.person();
  const seen = async (
    person: Person,
    owner: "mine" | "all",
    part: "score" | "completeness" | "freshness" | "ownership",
    field?: string,
  ) => {
    const asked = { type: "contact" as const, owner, part, limit: 20, ...(field ? { field } : {}) };
    const page = await person.call.quality.worst(asked);
    const next = page.next ? await person.call.quality.worst({ ...asked, cursor: page.next }) : { rows: [] };
    return [...page.rows, ...next.rows].map((row) => row.id);
  };
  for (const part of ["score", "completeness", "freshness", "ownership"] as const)
    for (const [person, owner] of [
      [ana, "mine"],
      [boss, "all"],
    ] as const) {
      const stored = [await seen(person, owner, part), await seen(person, owner, part, "email")];
      await inTransaction(org.system, (tx) => tx.execute(sql`update crm.quality_states set rules = 'x'`));
      expect([await seen(person, owner, part), await seen(person, owner, part, "email")]).toEqual(stored);
      await keepQuality(org.system, {});
      if (part !== "ownership") expect(stored.map((each) => each.length)).not.toContain(0);
    }
});
