import { openWorld, type World } from "@arraigo/directory/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildAccount, buildContact, buildOpportunity } from "../../test/factories";
import { crmModule } from "../index";
import type { router } from "../router";

let world: World<typeof router>;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

async function team() {
  const org = await world.organisation();
  const manager = await org.person({ roles: ["people_manager"] });
  const ana = await org.person({ managerId: manager.id, givenName: "Ana", familyName: "Ruiz" });
  const leo = await org.person({ givenName: "Leo", familyName: "Sanz" });
  return { org, manager, ana, leo };
}

describe("changing many records", () => {
  it("changes those within reach as one run with one event, counts the others, and takes it all back", async () => {
    const { ana, leo } = await team();
    const mine = [await buildAccount(ana, "One"), await buildAccount(ana, "Two")];
    const his = await buildAccount(leo, "Three");
    const before = world.published.length;
    const answer = await ana.call.accounts.bulkUpdate({
      ids: [...mine, his],
      values: { city: "Lima", tags: ["peru"] },
    });
    expect(answer).toMatchObject({ changed: 2, same: 0, outOfReach: 1 });
    expect(world.published.slice(before)).toMatchObject([
      { event: "crm.records_changed", payload: { runId: answer.runId, kind: "edit", records: 2 } },
    ]);
    const inLima = () => ana.call.accounts.count({ conditions: [{ field: "city", op: "is", value: "lima" }] });
    expect((await inLima()).count).toBe(2);
    await ana.call.accounts.update({ id: mine[0] ?? "", values: { city: "Cusco" } });
    expect(await ana.call.runs.undo({ runId: answer.runId })).toMatchObject({ restored: 2, kept: 1 });
    expect((await inLima()).count).toBe(0);
    expect((await ana.call.accounts.get({ id: mine[0] ?? "" })).city).toBe("Cusco");
    expect((await ana.call.accounts.get({ id: mine[1] ?? "" })).tags).toEqual([]);
  });

  it("a filter means all it finds within write reach, and nothing of anybody else", async () => {
    const { ana, leo, manager } = await team();
    for (const person of [ana, ana, leo]) await buildContact(person, { familyName: "Quiroz" });
    const filter = { search: "quiroz" };
    expect(await ana.call.contacts.bulkUpdate({ filter, values: { title: "Buyer" } })).toMatchObject({ changed: 2 });
    expect(await manager.call.contacts.bulkUpdate({ filter, values: { title: "Head" } })).toMatchObject({ changed: 2 });
    const { rows } = await leo.call.contacts.list({ owner: "mine" });
    expect(rows[0]?.values.title).toBeNull();
  });

  it("a change that one record may not take changes none", async () => {
    const { ana } = await team();
    const ids = [await buildAccount(ana, "One"), await buildAccount(ana, "Two")];
    await expect(
      ana.call.accounts.bulkUpdate({ ids, values: { parentId: crypto.randomUUID() } }),
    ).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(ana.call.accounts.bulkUpdate({ ids, values: { custom: { k9: "x" } } })).rejects.toMatchObject({
      cause: { code: "crm.CustomFieldUnknown" },
    });
    await expect(ana.call.accounts.bulkUpdate({ values: { city: "Lima" } } as never)).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
    expect((await ana.call.accounts.count({ conditions: [{ field: "city", op: "isFilled" }] })).count).toBe(0);
  });

  it("hands many records on, names nobody who does not work here, and takes it back", async () => {
    const { ana, leo, org } = await team();
    const ids = [await buildAccount(ana, "One"), await buildAccount(ana, "Two")];
    const nobody = crypto.randomUUID();
    await expect(ana.call.accounts.bulkReassign({ ids, ownerId: nobody })).rejects.toMatchObject({
      cause: { code: "crm.OwnerUnknown" },
    });
    const { runId, changed } = await ana.call.accounts.bulkReassign({ ids, ownerId: leo.id });
    expect(changed).toBe(2);
    expect((await leo.call.accounts.count({ owner: "mine" })).count).toBe(2);
    await expect(leo.call.runs.undo({ runId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await ana.call.runs.undo({ runId })).toMatchObject({ restored: 2, kept: 0 });
    expect((await ana.call.accounts.count({ owner: "mine" })).count).toBe(2);
    const one = await ana.call.records.reassign({ type: "account", id: ids[0] ?? "", ownerId: leo.id });
    const admin = await org.person({ roles: ["administrator"] });
    await admin.call.records.reassign({ type: "account", id: ids[0] ?? "", ownerId: admin.id });
    expect(await ana.call.runs.undo({ runId: one.runId ?? "" })).toMatchObject({ restored: 0, kept: 1 });
  });

  it("what had the value, the owner or the stage already is told from what is not one's own to change", async () => {
    const { ana, leo } = await team();
    const lima = await buildAccount(ana, "Lima");
    await ana.call.accounts.update({ id: lima, values: { city: "Lima" } });
    const ids = [lima, await buildAccount(ana, "Cusco"), await buildAccount(leo, "His"), crypto.randomUUID()];
    const told = { changed: 1, same: 1, outOfReach: 2, toDo: 0 };
    expect(await ana.call.accounts.bulkUpdate({ ids, values: { city: "Lima" } })).toMatchObject(told);
    expect(await ana.call.accounts.bulkUpdate({ ids: [lima], values: { city: "Lima" } })).toMatchObject({
      changed: 0,
      same: 1,
      outOfReach: 0,
    });
    const admin = await (await team()).org.person({ roles: ["administrator"] });
    const held = [await buildAccount(admin, "Held"), await buildAccount(admin, "Handed")];
    await admin.call.accounts.bulkReassign({ ids: held.slice(1), ownerId: null });
    const { runId: _, ...handed } = await admin.call.accounts.bulkReassign({ ids: held, ownerId: admin.id });
    expect(handed).toEqual({ changed: 1, same: 1, outOfReach: 0, toDo: 0 });
    const [pipeline] = await ana.call.pipelines.list({ type: "opportunity" });
    const deal = await buildOpportunity(ana, { name: "There" });
    const stageId = pipeline?.stages[0]?.id ?? "";
    const chosen = { ids: [deal, await buildOpportunity(leo, { name: "His" })] };
    expect(await ana.call.stages.moveMany({ type: "opportunity", ...chosen, stageId })).toMatchObject({
      moved: 0,
      same: 1,
      outOfReach: 1,
    });
  });

  it("what is removed is in no list and no search, and comes back with its history", async () => {
    const { ana, leo } = await team();
    const id = await buildContact(ana, { familyName: "Removable" });
    const his = await buildContact(leo, { familyName: "Removable" });
    const { runId, ...came } = await ana.call.contacts.remove({ ids: [id, his] });
    expect(came).toEqual({ changed: 1, same: 0, outOfReach: 1, toDo: 0 });
    expect((await ana.call.contacts.list({ search: "removable" })).rows.map((row) => row.id)).toEqual([his]);
    expect((await ana.call.contacts.list({ search: "removablx" })).rows.map((row) => row.id)).toEqual([his]);
    await expect(ana.call.contacts.get({ id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await ana.call.runs.undo({ runId })).toMatchObject({ restored: 1, kept: 0 });
    expect((await ana.call.contacts.count({ owner: "mine" })).count).toBe(1);
    await ana.call.contacts.remove({ ids: [id] });
    expect(await leo.call.contacts.restore({ ids: [id] })).toEqual({ restored: 0 });
    expect(await ana.call.contacts.restore({ ids: [id] })).toEqual({ restored: 1 });
  });

  it("what would be left without its customer is counted before, and afterwards lists name it as deleted", async () => {
    const { ana, leo } = await team();
    const [north, south] = [await buildAccount(ana, "North"), await buildAccount(ana, "South")];
    const his = await buildAccount(leo, "His");
    const contactId = await buildContact(ana, { familyName: "Left", accountId: north });
    await buildContact(ana, { familyName: "Too", accountId: south });
    await buildContact(leo, { familyName: "Not asked", accountId: his });
    await buildOpportunity(ana, { name: "Open", accountId: south });
    await ana.call.cases.create({ subject: "Of the company", accountId: north, contactId });
    await ana.call.cases.create({ subject: "Hers alone", contactId });
    const ids = [north, south, his];
    expect(await ana.call.records.hanging({ type: "account", ids })).toEqual({
      contacts: 2,
      opportunities: 1,
      cases: 1,
    });
    expect(await ana.call.records.hanging({ type: "account", filter: { search: "north" } })).toMatchObject({
      contacts: 1,
      opportunities: 0,
    });
    expect(await ana.call.records.hanging({ type: "contact", ids: [contactId] })).toEqual({
      contacts: 0,
      opportunities: 0,
      cases: 1,
    });
    await ana.call.accounts.remove({ ids: [north] });
    const { rows } = await ana.call.contacts.list({ owner: "mine" });
    const of = (accountId: string) => rows.find((row) => row.values["accountId"] === accountId);
    expect(of(north)).toMatchObject({ names: { accountId: "North" }, gone: [north] });
    expect(of(south)?.gone).toBeUndefined();
  });
});
