import { directoryModule } from "@arraigo/directory";
import { openWorld, type TestPerson, type World } from "@arraigo/directory/testing";
import { createCallerFactory, router as routerOf } from "@arraigo/platform";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { buildAccount, buildContact } from "../../test/factories";
import { crmModule } from "../index";
import type { router } from "../router";

let world: World<typeof router>;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());
beforeEach(() => world.setNow("2026-11-18T12:00:00Z"));

type Person = TestPerson<typeof router>;

async function leadsOf(person: Person) {
  const make = async (givenName: string) =>
    (await person.call.leads.create({ givenName, familyName: "Paz", email: `${givenName}@lago.example` })).id;
  return { luz: await make("Luz"), eva: await make("Eva"), sol: await make("Sol") };
}

const valuesOf = async (person: Person, id: string) => (await person.call.leads.get({ id })).values;

const directoryOf = (person: Person) =>
  createCallerFactory(
    routerOf(directoryModule.router as typeof import("@arraigo/directory")["directoryModule"]["router"]),
  )({ ...person.ctx, language: "en" });

async function leaves(admin: Person, who: Person, endsOn: string) {
  const { id, email, givenName, familyName, language, timeZone, startsOn } = await directoryOf(admin).people.get({
    personId: who.id,
  });
  await directoryOf(admin).people.save({ id, email, givenName, familyName, language, timeZone, startsOn, endsOn });
}

describe("taking a bulk change back", () => {
  it("goes through though one record cannot follow, and says which stayed and why", async () => {
    const ana = await (await world.organisation()).person();
    const { luz, eva, sol } = await leadsOf(ana);
    const { runId } = await ana.call.leads.bulkUpdate({
      ids: [luz, eva, sol],
      values: { interest: "Pumps", city: "Vigo" },
    });
    const [pipeline] = await ana.call.pipelines.list({ type: "lead" });
    const qualified = pipeline?.stages.find(({ name }) => name === "Qualified")?.id ?? "";
    await ana.call.stages.move({ type: "lead", id: eva, stageId: qualified });
    await ana.call.leads.update({ id: sol, values: { city: "Soria" } });
    expect(await ana.call.runs.undo({ runId })).toEqual({
      restored: 3,
      kept: 2,
      stayed: [
        "Sol Paz was changed since; what somebody wrote was kept",
        "Eva Paz keeps interested in: its stage asks for it",
      ],
      toDo: 0,
    });
    expect(await valuesOf(ana, luz)).toMatchObject({ interest: null, city: null });
    expect(await valuesOf(ana, eva)).toMatchObject({ interest: "Pumps", city: null, stageId: qualified });
    expect(await valuesOf(ana, sol)).toMatchObject({ interest: null, city: "Soria" });
  });

  it("leaves who belonged to a company where they are when the company is gone since", async () => {
    const ana = await (await world.organisation()).person();
    const [former, other] = [await buildAccount(ana, "Lago"), await buildAccount(ana, "Soto")];
    const ids = [await buildContact(ana, { accountId: former }), await buildContact(ana)];
    const { runId } = await ana.call.contacts.bulkUpdate({ ids, values: { accountId: other } });
    await ana.call.accounts.remove({ ids: [former] });
    expect(await ana.call.runs.undo({ runId })).toMatchObject({ restored: 1, kept: 1 });
    expect((await ana.call.contacts.get({ id: ids[0] ?? "" })).accountId).toBe(other);
    expect((await ana.call.contacts.get({ id: ids[1] ?? "" })).accountId).toBeNull();
  });

  it("puts a group back in whatever order its companies come, and leaves one that would belong to itself", async () => {
    const ana = await (await world.organisation()).person();
    const make = (name: string, parentId: string | null = null) => ana.call.accounts.create({ name, parentId });
    const top = (await make("Top")).id;
    const middle = (await make("Middle", top)).id;
    const below = (await make("Below", middle)).id;
    const ids = [top, middle, below];
    const { runId } = await ana.call.accounts.bulkUpdate({ ids, values: { parentId: null } });
    await ana.call.accounts.update({ id: top, values: { parentId: below } });
    expect(await ana.call.runs.undo({ runId })).toMatchObject({ restored: 1, kept: 1 });
    const parentOf = async (id: string) => (await ana.call.accounts.get({ id })).parentId;
    expect(await parentOf(top)).toBe(below);
    expect([await parentOf(middle), await parentOf(below)].filter((id) => id !== null)).toHaveLength(1);
  });

  it("gives nothing back to somebody who has left, and says so", async () => {
    const org = await world.organisation();
    const admin = await org.person({ roles: ["administrator"] });
    const [ana, eva, heir] = [await org.person(), await org.person(), await org.person()];
    const ids = [await buildContact(ana), await buildContact(eva)];
    const { runId } = await admin.call.contacts.bulkReassign({ ids, ownerId: heir.id });
    await leaves(admin, ana, "2026-11-17");
    const undone = await admin.call.runs.undo({ runId });
    expect(undone).toMatchObject({ restored: 1, kept: 1 });
    expect(undone.stayed).toEqual(["Marta Quiroz stays with whoever has it: its former owner no longer works here"]);
    const ownerOf = async (id = "") => (await admin.call.contacts.get({ id })).ownerId;
    expect([await ownerOf(ids[0]), await ownerOf(ids[1])]).toEqual([heir.id, eva.id]);
  });

  it("reaches what was handed on for two weeks, and nothing after ninety days", async () => {
    const org = await world.organisation();
    const [ana, eva] = [await org.person(), await org.person()];
    const handed = async () => {
      const id = await buildContact(ana);
      const { runId } = await ana.call.contacts.bulkReassign({ ids: [id], ownerId: eva.id });
      return { id, runId };
    };
    const [soon, late, old] = [await handed(), await handed(), await handed()];
    world.setNow("2026-12-02T11:00:00Z");
    expect(await ana.call.runs.undo({ runId: soon.runId })).toMatchObject({ restored: 1, kept: 0 });
    world.setNow("2026-12-02T13:00:00Z");
    expect(await ana.call.runs.undo({ runId: late.runId })).toMatchObject({ restored: 0, kept: 1 });
    expect((await ana.call.contacts.get({ id: late.id })).ownerId).toBe(eva.id);
    world.setNow("2027-02-17T12:00:00Z");
    await expect(ana.call.runs.undo({ runId: old.runId })).rejects.toMatchObject({ cause: { code: "crm.RunTooOld" } });
  });
});
