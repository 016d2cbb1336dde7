import { withTenant } from "@arraigo/db";
import { permissionReaches } from "@arraigo/directory/schema";
import { openWorld, type World } from "@arraigo/directory/testing";
import { inTransaction } from "@arraigo/platform";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { buildAccount, buildContact, buildOpportunity } from "../../test/factories";
import { createAccounts } from "../bulk/create-records";
import { crmModule } from "../index";

let world: World<typeof crmModule.router>;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

const today = "2026-11-18T12:00:00Z";
beforeEach(() => world.setNow(today));
const longAgo = new Date("2025-11-18T12:00:00Z");

async function company() {
  const org = await world.organisation();
  const manager = await org.person({ roles: ["people_manager"] });
  const ana = await org.person({ managerId: manager.id, givenName: "Ana", familyName: "Ríos" });
  const luis = await org.person({ givenName: "Luis", familyName: "Vega" });
  const account = async (ownerId: string | null, name = "Aceros") =>
    (await createAccounts(org.system, [{ name, ownerId, createdAt: longAgo }]))[0] as string;
  return { org, manager, ana, luis, account };
}

type Company = Awaited<ReturnType<typeof company>>;
const leave = ({ org }: Company, id: string) =>
  inTransaction(org.system, (tx) =>
    tx.execute(sql`update directory.people set ends_on = '2026-11-17' where id = ${id}::uuid`),
  );
const owner = async ({ luis }: Company, id: string) => (await luis.call.accounts.get({ id })).ownerId;
const waiting = async ({ luis }: Company, why: "unowned" | "left" | "abandoned") =>
  (await luis.call.claims.list({ why })).rows.map((row) => row.name);

test("an account without an owner, one whose owner left and one its owner abandoned wait, each in its own queue", async () => {
  const made = await company();
  await made.account(null, "Nobody's");
  await made.account(made.ana.id, "Abandoned");
  const gone = await made.org.person();
  await made.account(gone.id, "Left behind");
  await leave(made, gone.id);
  expect(await waiting(made, "unowned")).toEqual(["Nobody's"]);
  expect(await waiting(made, "left")).toEqual(["Left behind"]);
  expect(await waiting(made, "abandoned")).toEqual(["Abandoned"]);
  expect(await made.luis.call.claims.counts({})).toEqual({
    unowned: { count: 1, more: false },
    left: { count: 1, more: false },
    abandoned: { count: 1, more: false },
  });
});

test("what its owner touched, what has a deal or a case open, and what is new is not abandoned", async () => {
  const made = await company();
  const touched = await made.account(made.ana.id, "Touched");
  await made.ana.call.activities.log({ text: "Called", kind: "call", accountId: touched });
  const dealt = await made.account(made.ana.id, "Has a deal");
  await buildOpportunity(made.ana, { accountId: dealt });
  const asked = await made.account(made.ana.id, "Has a case");
  await made.ana.call.cases.create({ subject: "Broken", accountId: asked });
  await buildAccount(made.ana, "New");
  const visited = await made.account(made.ana.id, "Touched by a colleague");
  await made.luis.call.activities.log({ text: "Was there", kind: "meeting", accountId: visited });
  expect(await waiting(made, "abandoned")).toEqual(["Touched by a colleague"]);
});

test("claiming makes it mine, stands in its history and in the log, and only one of two gets it", async () => {
  const made = await company();
  const id = await made.account(null);
  const tries = await Promise.allSettled([
    made.luis.call.claims.claim({ type: "account", id }),
    made.ana.call.claims.claim({ type: "account", id }),
  ]);
  expect(tries.filter((each) => each.status === "fulfilled")).toHaveLength(1);
  expect(tries.find((each) => each.status === "rejected")).toMatchObject({
    reason: { cause: { code: "crm.RecordNotClaimable" } },
  });
  const { rows } = await made.luis.call.claims.log({});
  expect(rows).toMatchObject([{ recordId: id, because: "unowned", fromName: null }]);
  expect(await waiting(made, "unowned")).toEqual([]);
  const { entries } = await made.luis.call.records.timeline({ type: "account", id });
  expect(entries.map((entry) => entry.kind)).toContain("reassigned");
  expect(world.published.filter((event) => event.event === "crm.record_claimed")).not.toEqual([]);
});

test("nobody claims more than the day's limit, from however many windows, and tomorrow there is room again", async () => {
  const made = await company();
  const boss = await made.org.person({ roles: ["administrator"] });
  await boss.call.settings.save({ claimsPerDayMax: 2 });
  const ids = [];
  for (let each = 0; each < 4; each++) ids.push(await made.account(null, `Account ${each}`));
  const tries = await Promise.allSettled(ids.map((id) => made.luis.call.claims.claim({ type: "account", id })));
  expect(tries.filter((each) => each.status === "fulfilled")).toHaveLength(2);
  expect((await made.luis.call.claims.log({})).leftToday).toBe(0);
  world.setNow("2026-11-19T12:00:00Z");
  const left = await made.luis.call.claims.list({});
  await made.luis.call.claims.claim({ type: "account", id: left.rows[0]?.id ?? "" });
});

test("the day of the limit is the organisation's: no time zone of the claimer's begins another one", async () => {
  const made = await company();
  const boss = await made.org.person({ roles: ["administrator"] });
  await boss.call.settings.save({ claimsPerDayMax: 2 });
  const far = await made.org.person({ timeZone: "Pacific/Kiritimati" });
  const claim = async (who: typeof far) =>
    who.call.claims.claim({ type: "account", id: await made.account(null) }).then(
      ({ left }) => left,
      (refused: { cause: { code: string } }) => refused.cause.code,
    );
  world.setNow("2026-11-18T09:59:00Z");
  expect([await claim(far), await claim(far), await claim(far)]).toEqual([1, 0, "crm.ClaimLimitReached"]);
  // Midnight where they sit, and mid-morning where the organisation is.
  world.setNow("2026-11-18T10:01:00Z");
  expect(await claim(far)).toBe("crm.ClaimLimitReached");
  expect((await far.call.claims.log({})).leftToday).toBe(0);
  await inTransaction(made.org.system, (tx) =>
    tx.execute(sql`update directory.people set time_zone = 'America/Lima' where id = ${far.id}::uuid`),
  );
  expect(await claim(await far.again())).toBe("crm.ClaimLimitReached");
});

test("whoever abandoned an account and their manager are told, and both may take it back for two weeks", async () => {
  const made = await company();
  const one = await made.account(made.ana.id, "One");
  const two = await made.account(made.ana.id, "Two");
  const { claimId } = await made.luis.call.claims.claim({ type: "account", id: one });
  const second = await made.luis.call.claims.claim({ type: "account", id: two });
  const { rows } = await inTransaction(made.org.system, (tx) =>
    tx.execute<{ person_id: string; kind: string }>(sql`select person_id, kind from directory.notices order by kind`),
  );
  expect(rows.filter((row) => row.person_id === made.ana.id)).toHaveLength(2);
  expect(rows.filter((row) => row.person_id === made.manager.id).map((row) => row.kind)).toEqual([
    "crm.recordClaimedFrom",
    "crm.recordClaimedFrom",
  ]);
  world.setNow("2026-11-28T12:00:00Z");
  await made.ana.call.claims.giveBack({ claimId });
  await made.manager.call.claims.giveBack({ claimId: second.claimId });
  expect([await owner(made, one), await owner(made, two)]).toEqual([made.ana.id, made.ana.id]);
});

test("a claim is given back within a day, not later, not by others, and not once it changed hands", async () => {
  const made = await company();
  const ids = [await made.account(null, "One"), await made.account(null, "Two"), await made.account(null, "Three")];
  const [first, late, handed] = await Promise.all(
    ids.map((id) => made.luis.call.claims.claim({ type: "account", id })),
  );
  await expect(made.ana.call.claims.giveBack({ claimId: first?.claimId ?? "" })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  await made.luis.call.claims.giveBack({ claimId: first?.claimId ?? "" });
  expect(await owner(made, ids[0] as string)).toBeNull();
  await made.luis.call.records.reassign({ type: "account", id: ids[2] as string, ownerId: made.ana.id });
  const refused = { cause: { code: "crm.ClaimNotReturnable" } };
  await expect(made.luis.call.claims.giveBack({ claimId: handed?.claimId ?? "" })).rejects.toMatchObject(refused);
  world.setNow("2026-11-19T12:00:01Z");
  await expect(made.luis.call.claims.giveBack({ claimId: late?.claimId ?? "" })).rejects.toMatchObject(refused);
});

test("the queue comes page by page without gaps, however few of many are abandoned", async () => {
  const made = await company();
  await createAccounts(
    made.org.system,
    Array.from({ length: 4_300 }, (_, index) => ({
      name: `Account ${index}`,
      ownerId: made.ana.id,
      createdAt: new Date(longAgo.getTime() + index * 1_000),
    })),
  );
  // All but the last twenty have something open.
  await inTransaction(made.org.system, async (tx) => {
    const [stage] = (await tx.execute<{ id: string }>(sql`select id from crm.stages limit 1`)).rows;
    if (!stage) await buildOpportunity(made.luis);
    const { rows } = await tx.execute<{ id: string }>(sql`select id from crm.stages order by position limit 1`);
    await tx.execute(sql`insert into crm.opportunities (id, organisation_id, search_text, name, account_id, currency, stage_id, stage_entered_at)
      select gen_random_uuid(), organisation_id, '', name, id, 'USD', ${rows[0]?.id}::uuid, now() from crm.accounts
      where created_at < ${new Date(longAgo.getTime() + 4_280_000).toISOString()}::timestamptz`);
  });
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await made.luis.call.claims.list({ why: "abandoned", limit: 8, ...(cursor ? { cursor } : {}) });
    seen.push(...page.rows.map((row) => row.id));
    cursor = page.next ?? undefined;
  } while (cursor);
  expect(seen).toHaveLength(20);
  expect(new Set(seen).size).toBe(20);
});

test("a closed case and a contact in use are in no queue", async () => {
  const made = await company();
  await buildContact(made.ana);
  expect((await made.luis.call.claims.list({ type: "contact", why: "unowned" })).rows).toEqual([]);
});

test("only accounts are ever abandoned: asked for anything else, the queue says so and is not empty", async () => {
  const made = await company();
  for (const type of ["contact", "lead", "opportunity", "case"] as const)
    await expect(made.luis.call.claims.list({ type, why: "abandoned" })).rejects.toMatchObject({ code: "BAD_REQUEST" });
});

test("only administrators say how the CRM behaves, and it is written down", async () => {
  const made = await company();
  await expect(made.luis.call.settings.save({ abandonedDays: 30 })).rejects.toMatchObject({ code: "FORBIDDEN" });
  const boss = await made.org.person({ roles: ["administrator"] });
  expect(await boss.call.settings.save({ abandonedDays: 30 })).toEqual({
    currency: "USD",
    abandonedDays: 30,
    claimsPerDayMax: 10,
    goneDays: 90,
    weekStartsOn: 1,
  });
  expect(await made.luis.call.settings.get()).toMatchObject({ abandonedDays: 30 });
});

test("what nobody looks after any more waits for whoever may claim, however few records of the kind they read", async () => {
  const made = await company();
  const [free, gone] = [await made.account(null, "Nobody's"), await made.org.person()];
  const left = await made.account(gone.id, "Left behind");
  await leave(made, gone.id);
  await withTenant(world.services.database, made.org.id, (db) =>
    db
      .insert(permissionReaches)
      .values({ organisationId: made.org.id, role: "employee", permission: "crm.account.read", reach: "own" }),
  );
  const narrowed = { ...made, luis: await made.luis.again() };
  expect(await waiting(narrowed, "unowned")).toEqual(["Nobody's"]);
  expect(await waiting(narrowed, "left")).toEqual(["Left behind"]);
  for (const id of [free, left]) await narrowed.luis.call.claims.claim({ type: "account", id });
  expect(await owner(narrowed, left)).toBe(made.luis.id);
});
