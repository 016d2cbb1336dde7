import { withTenant } from "@arraigo/db";
import { permissionReaches } from "@arraigo/directory/schema";
import { openWorld, type World } from "@arraigo/directory/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { buildContact } from "../../test/factories";
import { crmModule } from "../index";
import type { router } from "../router";

let world: World<typeof router>;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

it("a team's activities are one list in one order, page after page, each once, and nobody else's are in it", async () => {
  const org = await world.organisation();
  const boss = await org.person({ roles: ["people_manager"] });
  const reports = await Promise.all([1, 2, 3].map(() => org.person({ managerId: boss.id })));
  const stranger = await org.person();
  const contactId = await buildContact(boss);
  const done: string[] = [];
  const open: string[] = [];
  for (const [turn, person] of [...reports, boss, ...reports, stranger].entries()) {
    const mark = person === stranger ? "not shown" : `${turn}`;
    // Two at one moment and one day: their order is that of their ids.
    const occurredAt = `2026-11-${10 + (turn >> 1)}T09:00:00Z`;
    await person.call.activities.log({ text: `Done ${mark}`, kind: turn % 3 ? "call" : "note", contactId, occurredAt });
    await person.call.activities.plan({ text: `Open ${mark}`, contactId, dueOn: `2026-12-${10 + (turn >> 1)}` });
    if (person !== stranger) {
      done.push(`Done ${mark}`);
      open.push(`Open ${mark}`);
    }
  }
  const read = async (filter: { state: "open" | "done"; kind?: "call"; from?: string }, limit: number) => {
    const rows: { text: string; at: string; id: string }[] = [];
    for (let cursor: string | undefined, pages = 0; pages < 20; pages++) {
      const page = await boss.call.activities.list({ owner: "team", ...filter, limit, ...(cursor ? { cursor } : {}) });
      rows.push(...page.rows.map(({ text, id, occurredAt, dueOn }) => ({ text, id, at: occurredAt ?? dueOn ?? "" })));
      cursor = page.next ?? undefined;
      if (!cursor) break;
    }
    return rows;
  };
  const byMoment = (one: { at: string; id: string }, other: { at: string; id: string }) =>
    one.at.localeCompare(other.at) || one.id.localeCompare(other.id);
  for (const limit of [2, 50]) {
    const [past, coming] = [await read({ state: "done" }, limit), await read({ state: "open" }, limit)];
    expect(past.map(({ text }) => text).toSorted()).toEqual(done);
    expect(past).toEqual(past.toSorted(byMoment).reverse());
    expect(coming.map(({ text }) => text).toSorted()).toEqual(open);
    expect(coming).toEqual(coming.toSorted(byMoment));
  }
  expect((await read({ state: "done", kind: "call", from: "2026-11-12" }, 2)).length).toBe(2);
});

it("a team's page has everything that may be told and nothing else, whoever of them did how much, where reading is narrowed", async () => {
  const org = await world.organisation();
  const boss = await org.person({ roles: ["people_manager"] });
  const busy = await org.person({ managerId: boss.id });
  const rare = await org.person({ managerId: boss.id });
  const stranger = await org.person();
  const [ours, theirs] = [await buildContact(rare), await buildContact(stranger)];
  const told: string[] = [];
  for (let turn = 0; turn < 14; turn++) {
    const person = turn % 7 === 0 ? rare : busy;
    // What is about others' customers is most of what one of them did: it takes nobody's place.
    const mine = person === rare || turn % 3 === 0;
    const occurredAt = `2026-11-${String(turn + 1).padStart(2, "0")}T09:00:00Z`;
    await person.call.activities.log({ text: `${turn}`, kind: "call", contactId: mine ? ours : theirs, occurredAt });
    if (mine) told.unshift(`${turn}`);
  }
  await withTenant(world.services.database, org.id, (db) =>
    db.insert(permissionReaches).values([
      { organisationId: org.id, role: "employee", permission: "crm.contact.read", reach: "own" },
      { organisationId: org.id, role: "people_manager", permission: "crm.contact.read", reach: "team" },
    ]),
  );
  const reader = await boss.again();
  for (const limit of [1, 2, 3, 50]) {
    const texts: string[] = [];
    for (let cursor: string | undefined, pages = 0; pages < 20; pages++) {
      const filter = { owner: "team" as const, state: "done" as const, limit, ...(cursor ? { cursor } : {}) };
      const page = await reader.call.activities.list(filter);
      texts.push(...page.rows.map(({ text }) => text));
      cursor = page.next ?? undefined;
      if (!cursor) break;
    }
    expect(texts, `${limit} a page`).toEqual(told);
  }
});
