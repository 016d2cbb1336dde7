import { openWorld, type World } from "@arraigo/directory/testing";
import { inTransaction } from "@arraigo/platform";
import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { crmModule } from "../index";
import type { ListCondition, ListSort } from "../lists-contract";
import type { router } from "../router";
import { type Naive, naiveMatch } from "./naive-match.fixture";

let world: World<typeof router>;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

type Person = Awaited<ReturnType<Awaited<ReturnType<typeof world.organisation>>["person"]>>;

async function everyPage(person: Person, sort: ListSort | undefined, conditions: ListCondition[] = [], limit = 7) {
  const names: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await person.call.opportunities.list({ sort, conditions, limit, cursor });
    names.push(...page.rows.map((row) => row.name));
    cursor = page.next ?? undefined;
  } while (cursor);
  return names;
}

describe("a list's pages", () => {
  it("meet every record once in every order, both ways, with ties and with what is not known last", async () => {
    const ana = await (await world.organisation()).person();
    const amounts = [null, 5, 5, 5, 7, null, 1, 1, null, 9, 0, null, 3, 3, 8, 8, 8, null, 2, 4];
    for (const [index, amountMinor] of amounts.entries())
      await ana.call.opportunities.create({
        name: `Deal ${String(index).padStart(2, "0")}`,
        currency: "EUR",
        amountMinor,
        closesOn: index % 3 === 0 ? null : `2026-0${1 + (index % 4)}-01`,
      });
    for (const field of ["name", "createdAt", "amountMinor", "closesOn", "nextStepOn", "lastActivityAt"])
      for (const direction of ["asc", "desc"] as const)
        for (const limit of [1, 3, 20]) {
          const names = await everyPage(ana, { field, direction }, [], limit);
          expect(new Set(names).size, `${field} ${direction}`).toBe(amounts.length);
          expect(names).toHaveLength(amounts.length);
        }
    const byAmount = await everyPage(ana, { field: "amountMinor", direction: "desc" });
    const places = byAmount.map((name) => amounts[Number(name.slice(5))] ?? null);
    const known = amounts.filter((amount) => amount !== null).sort((a, b) => b - a);
    expect(places).toEqual([...known, null, null, null, null, null]);
  });

  it("start from the beginning where the link was mangled, and refuse an order no index serves", async () => {
    const ana = await (await world.organisation()).person();
    await ana.call.opportunities.create({ name: "One", currency: "EUR" });
    for (const cursor of ["x", "W10", Buffer.from('["2026-99-99","no"]').toString("base64url")])
      expect((await ana.call.opportunities.list({ cursor })).rows).toHaveLength(1);
    await expect(ana.call.opportunities.list({ sort: { field: "reason", direction: "asc" } })).rejects.toMatchObject({
      cause: { code: "crm.SortUnknown" },
    });
  });
});

describe("a long list", () => {
  it("meets what a filter finds among twelve thousand once, dense or sparse, searched or not", async () => {
    const org = await world.organisation();
    const ana = await org.person();
    await inTransaction(org.system, (tx) =>
      tx.execute(sql`
        insert into crm.contacts (organisation_id, id, given_name, family_name, name_key, search_text, owner_id, city, title, created_at)
        select ${org.system.organisationId}::uuid, gen_random_uuid(), 'N', 'F' || n, 'f ' || n % 500, 'f ' || n || case when n % 2 = 0 then ' even' else '' end,
          ${ana.id}::uuid, case when n % 7 = 0 then 'Lima' end, case when n > 11990 then 'Rare' end, now() - make_interval(secs => n / 3)
        from generate_series(1, 12000) n`),
    );
    const found = async (input: object) => {
      const ids: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await ana.call.contacts.list({ ...input, limit: 200, cursor });
        ids.push(...page.rows.map((row) => row.id));
        cursor = page.next ?? undefined;
      } while (cursor);
      expect(new Set(ids).size).toBe(ids.length);
      return ids.length;
    };
    const inLima = [{ field: "city", op: "is" as const, value: "lima" }];
    for (const direction of ["asc", "desc"] as const) {
      expect(await found({ conditions: inLima, sort: { field: "createdAt", direction } })).toBe(1_714);
      expect(await found({ conditions: inLima, sort: { field: "name", direction } })).toBe(1_714);
    }
    expect(await found({ conditions: [{ field: "title", op: "is", value: "Rare" }] })).toBe(10);
    expect(await found({ search: "even" })).toBe(6_000);
    expect(await found({ search: "even", conditions: inLima })).toBe(857);
    expect(await found({ search: "11999" })).toBe(1);
  }, 30_000);
});

describe("a list's conditions", () => {
  it("find exactly what a plain look at every record finds", async () => {
    world.setNow("2026-11-18T12:00:00Z");
    const org = await world.organisation();
    const ana = await org.person({ timeZone: "America/Bogota" });
    const { id: accountId } = await ana.call.accounts.create({ name: "Norte" });
    const { key: size } = await administrator(org, "decimal");
    const { key: colour } = await administrator(org, "choice", ["Red", "Blue"]);
    const { key: since } = await administrator(org, "date");
    const cities = ["Bogotá", "madrid", "MADRID", "50%", null];
    const records: Naive[] = [];
    for (let index = 0; index < 40; index++) {
      world.setNow(new Date(Date.parse("2026-11-18T12:00:00Z") - index * 7 * 3_600_000).toISOString());
      const values = {
        name: `Firm ${index}`,
        city: cities[index % 5] ?? null,
        employees: index % 4 === 0 ? null : index,
        relation: index % 3 === 0 ? null : ("customer" as const),
        tags: index % 4 === 0 ? ["vip", "north"] : index % 4 === 1 ? ["north"] : [],
        nextStepOn: index % 5 === 0 ? null : `2026-11-${String(10 + (index % 15)).padStart(2, "0")}`,
        parentId: index % 6 === 0 ? accountId : null,
      };
      const custom = {
        ...(index % 2 ? { [size]: index / 2 } : {}),
        ...(index % 3 ? { [colour]: index % 2 ? "Red" : "Blue" } : {}),
        ...(index % 4 ? { [since]: `2026-10-${String(1 + (index % 28)).padStart(2, "0")}` } : {}),
      };
      await ana.call.accounts.create({ ...values, custom });
      records.push({ ...values, ...prefixed(custom), createdAt: world.services.clock.now().toISOString() });
    }
    world.setNow("2026-11-18T12:00:00Z");
    const words = fc.constantFrom("madrid", "Bogotá", "BOGOTA", "Mádrid", "rid", "50%", "%", "_", "zzz");
    const numbers = fc.constantFrom(0, 1, 2.5, 7, 20, 39, 100);
    const days = fc.integer({ min: 0, max: 30 }).map((day) => `2026-11-${String(1 + (day % 30)).padStart(2, "0")}`);
    const older = fc.integer({ min: 1, max: 28 }).map((day) => `2026-10-${String(day).padStart(2, "0")}`);
    const on = (field: string, value: fc.Arbitrary<string | number>, ops: readonly ListCondition["op"][]) =>
      fc.tuple(fc.constantFrom(...ops), value, value).map(([op, first, second]): ListCondition => {
        if (op === "isEmpty" || op === "isFilled") return { field, op };
        if (op === "anyOf") return { field, op, value: [first, second] };
        if (op === "between") return { field, op, value: first < second ? [first, second] : [second, first] };
        if (op === "inLastDays" || op === "inNextDays") return { field, op, value: String(first).length % 9 };
        return { field, op, value: first };
      });
    const presence = ["isEmpty", "isFilled"] as const;
    const amounts = ["is", "isNot", "anyOf", "lessThan", "moreThan", "between", ...presence] as const;
    const dates = ["is", "isNot", "before", "after", "between", "inLastDays", "inNextDays", ...presence] as const;
    const choices = ["is", "isNot", "anyOf", ...presence] as const;
    const condition = fc.oneof(
      on("city", words, ["is", "isNot", "anyOf", "contains", ...presence]),
      on("employees", numbers, amounts),
      on("relation", fc.constantFrom("customer", "partner"), choices),
      on("tags", fc.constantFrom("vip", "north", "none"), choices),
      on("nextStepOn", days, dates),
      on("createdAt", days, dates),
      on("parentId", fc.constant(accountId), choices),
      on(`custom.${size}`, numbers, amounts),
      on(`custom.${colour}`, fc.constantFrom("Red", "Blue", "Green"), choices),
      on(`custom.${since}`, older, dates),
    );
    const asPlain = async (conditions: ListCondition[]) => {
      const { rows } = await ana.call.accounts.list({ conditions, limit: 200 });
      const wanted = records.filter((record) =>
        conditions.every((each) => naiveMatch(each, record, "2026-11-18", "America/Bogota")),
      );
      const found = rows.filter((row) => row.id !== accountId).map((row) => row.name);
      expect(found.sort()).toEqual(wanted.map((record) => record.name as string).sort());
      const { count } = await ana.call.accounts.count({ conditions });
      expect(count).toBe(rows.length);
    };
    const bogota = fc.array(condition, { minLength: 1, maxLength: 3 });
    await fc.assert(fc.asyncProperty(bogota, asPlain), { numRuns: 120 });
    // The same again once the own fields have their index: it may make a list faster, never different.
    const admin = await org.person({ roles: ["administrator"] });
    for (const { id } of await admin.call.customFields.list({ type: "account" })) {
      await admin.call.customFields.index({ id });
      await crmModule.jobs.indexField?.(org.system, { fieldId: id });
    }
    await fc.assert(fc.asyncProperty(bogota, asPlain), { numRuns: 120 });
    for (const field of [size, colour, since].map((key) => `custom.${key}`))
      for (const direction of ["asc", "desc"] as const) {
        const found: unknown[] = [];
        let cursor: string | undefined;
        do {
          const page = await ana.call.accounts.list({ sort: { field, direction }, limit: 7, cursor });
          found.push(...page.rows.map((row) => row.custom[field.slice(7)] ?? null));
          cursor = page.next ?? undefined;
        } while (cursor);
        const known = records.flatMap((record) => (record[field] === undefined ? [] : [record[field] as string]));
        known.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
        if (direction === "desc") known.reverse();
        expect(found).toEqual([...known, ...Array.from({ length: 41 - known.length }, () => null)]);
      }
  });

  it("are refused where field, operator and value do not fit, and where the field was archived", async () => {
    const org = await world.organisation();
    const ana = await org.person();
    const { id, key } = await administrator(org, "line");
    const admin = await org.person({ roles: ["administrator"] });
    await admin.call.customFields.archive({ id });
    const wrong: ListCondition[] = [
      { field: "nothing", op: "is", value: "x" },
      { field: "city", op: "before", value: "2026-01-01" },
      { field: "employees", op: "is", value: "many" },
      { field: "employees", op: "between", value: [1] },
      { field: "parentId", op: "is", value: "no id" },
      { field: "nextStepOn", op: "is", value: "2026-02-31" },
      { field: "createdAt", op: "inLastDays", value: -1 },
      { field: `custom.${key}`, op: "isFilled" },
      { field: "custom.k1' or true --", op: "isFilled" },
    ];
    for (const condition of wrong)
      await expect(ana.call.accounts.list({ conditions: [condition] }), condition.field).rejects.toMatchObject({
        cause: { code: "crm.FilterInvalid" },
      });
  });

  it("find what is wrong with open records by flag", async () => {
    world.setNow("2026-11-18T12:00:00Z");
    const org = await world.organisation();
    const ana = await org.person();
    await ana.call.opportunities.create({ name: "Late", currency: "EUR", closesOn: "2026-11-01" });
    await ana.call.opportunities.create({
      name: "Fine",
      currency: "EUR",
      closesOn: "2026-12-01",
      nextStep: "Call",
      nextStepOn: "2026-11-20",
    });
    const flagged = async (value: string) =>
      (await ana.call.opportunities.list({ conditions: [{ field: "flag", op: "is", value }] })).rows.map(
        (row) => row.name,
      );
    expect(await flagged("pastClose")).toEqual(["Late"]);
    expect(await flagged("noNextStep")).toEqual(["Late"]);
    expect(await flagged("idle")).toEqual([]);
    world.setNow("2027-02-18T12:00:00Z");
    expect((await flagged("idle")).sort()).toEqual(["Fine", "Late"]);
    const { rows } = await ana.call.opportunities.list({});
    for (const row of rows) expect(row.flags).toContain("pastClose");
    world.setNow("2026-11-18T12:00:00Z");
  });
});

describe("who sees which rows", () => {
  it("mine, my team's, everybody's and nobody's are told apart; another organisation has none of them", async () => {
    const org = await world.organisation();
    const manager = await org.person({ roles: ["people_manager"] });
    const admin = await org.person({ roles: ["administrator"] });
    const ana = await org.person({ managerId: manager.id });
    const leo = await org.person();
    const { id } = await ana.call.accounts.create({ name: "Ana's" });
    await leo.call.accounts.create({ name: "Leo's" });
    const { id: nobodys } = await admin.call.accounts.create({ name: "Nobody's" });
    await admin.call.accounts.bulkReassign({ ids: [nobodys], ownerId: null });
    const names = async (person: Person, owner: "mine" | "team" | "all" | "unowned") =>
      (await person.call.accounts.list({ owner, sort: { field: "name", direction: "asc" } })).rows.map(
        (row) => row.name,
      );
    expect(await names(ana, "mine")).toEqual(["Ana's"]);
    expect(await names(manager, "team")).toEqual(["Ana's"]);
    expect(await names(leo, "all")).toEqual(["Ana's", "Leo's", "Nobody's"]);
    expect(await names(leo, "unowned")).toEqual(["Nobody's"]);
    const [row] = (await ana.call.accounts.list({ search: "ana" })).rows;
    expect(row).toMatchObject({ id, mayWrite: true, ownerId: ana.id });
    expect((await leo.call.accounts.list({ search: "ana" })).rows[0]?.mayWrite).toBe(false);
    expect((await manager.call.accounts.list({ search: "ana" })).rows[0]?.mayWrite).toBe(true);
    expect((await admin.call.accounts.list({ search: "nobody" })).rows[0]).toMatchObject({
      mayWrite: true,
      ownerName: null,
    });
    const stranger = await (await world.organisation()).person({ roles: ["administrator"] });
    expect(await names(stranger, "all")).toEqual([]);
    expect((await stranger.call.accounts.list({ search: "Anas" })).rows).toEqual([]);
  });
});

async function administrator(
  org: Awaited<ReturnType<typeof world.organisation>>,
  kind: "decimal" | "choice" | "date" | "line",
  choices: string[] = [],
) {
  const admin = await org.person({ roles: ["administrator"] });
  return admin.call.customFields.create({ type: "account", label: { en: kind }, kind, choices });
}

const prefixed = (custom: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(custom).map(([key, value]) => [`custom.${key}`, value]));

it("a filtered list by a number goes by the number, not by its digits", async () => {
  const ana = await (await world.organisation()).person();
  for (let place = 0; place < 12; place++) await ana.call.cases.create({ subject: "Pump", priority: "high" });
  const page = (cursor?: string) =>
    ana.call.cases.list({
      conditions: [{ field: "priority", op: "is", value: "high" }],
      sort: { field: "number", direction: "asc" },
      limit: 7,
      cursor,
    });
  const first = await page();
  const second = await page(first.next ?? undefined);
  const numbers = [...first.rows, ...second.rows].map((row) => row.values.number);
  expect(numbers).toEqual(numbers.toSorted((one, other) => Number(one) - Number(other)));
  expect(numbers).toHaveLength(12);
});
