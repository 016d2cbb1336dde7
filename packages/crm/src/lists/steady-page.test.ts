import { openWorld, type World } from "@arraigo/directory/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { buildAccount, buildContact, buildOpportunity } from "../../test/factories";
import { crmModule } from "../index";
import type { ListCondition, ListRecords } from "../lists-contract";

let world: World<typeof crmModule.router>;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

/** Everything fits it, so the list is the same; but it is one with a filter, and is read another way. */
const anything: ListCondition = { field: "createdAt", op: "isFilled" };
/** More often than PostgreSQL plans a prepared statement for its values before it keeps one plan for all. */
const often = 7;

async function filled() {
  const org = await world.organisation();
  const [ana, bruno] = [await org.person({ language: "es" }), await org.person()];
  for (const owner of [ana, bruno]) {
    const accountId = await buildAccount(owner, "Norte");
    await owner.call.accounts.update({ id: await buildAccount(owner, "Sur"), values: { parentId: accountId } });
    const contactId = await buildContact(owner, { familyName: "Vidal", accountId });
    await buildContact(owner, { familyName: "Soto" });
    await owner.call.leads.create({ familyName: "Ríos", company: "Sur" });
    await buildOpportunity(owner, { accountId, contactId, name: "Renewal" });
    await owner.call.cases.create({ subject: "Does not start", accountId, contactId });
    const deleted = await buildAccount(owner, "Oeste");
    await buildContact(owner, { familyName: "Prieto", accountId: deleted });
    await owner.call.accounts.remove({ ids: [deleted] });
  }
  return { ana, bruno };
}

type Ask = Pick<ListRecords, "owner" | "sort" | "cursor" | "columns">;

it("a list answers the same with no filter and with one that everything fits: rows, names, flags and places", async () => {
  const { ana } = await filled();
  const lists = (["accounts", "contacts", "leads", "opportunities", "cases"] as const).map((type) => ({
    type,
    ask: (ask: Partial<Ask>, conditions: ListCondition[]) => ana.call[type].list({ ...ask, conditions, limit: 3 }),
  }));
  const asked: Partial<Ask>[] = [
    {},
    { owner: "mine" },
    { sort: { field: "createdAt", direction: "asc" } },
    { owner: "mine", sort: { field: "lastActivityAt", direction: "desc" } },
    { sort: { field: "lastActivityAt", direction: "asc" }, columns: ["createdAt"] },
  ];
  for (const { type, ask } of lists)
    for (const each of asked) {
      const first = await ask(each, [anything]);
      expect(first.rows.length, type).toBeGreaterThan(0);
      const rest = { ...each, ...(first.next ? { cursor: first.next } : {}) };
      const second = await ask(rest, [anything]);
      for (let run = 0; run < often; run++) {
        expect(await ask(each, []), `${type} ${JSON.stringify(each)}`).toEqual(first);
        expect(await ask(rest, []), `${type} ${JSON.stringify(rest)}`).toEqual(second);
      }
    }
});

it("a list planned once finds the records of whoever asks, of whichever organisation and owner", async () => {
  const here = await filled();
  const there = await filled();
  for (let run = 0; run < often; run++)
    for (const person of [here.ana, there.ana, here.bruno, there.bruno]) {
      const { rows } = await person.call.contacts.list({ owner: "mine" });
      expect(rows.map(({ ownerId }) => ownerId)).toEqual([person.id, person.id, person.id]);
      expect(rows.map(({ names, gone }) => [names.accountId, gone?.length])).toEqual([
        ["Oeste", 1],
        [undefined, undefined],
        ["Norte", undefined],
      ]);
    }
});
