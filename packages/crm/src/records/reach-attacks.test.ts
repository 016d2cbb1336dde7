import { withTenant } from "@arraigo/db";
import { permissionReaches } from "@arraigo/directory/schema";
import { openWorld, type World } from "@arraigo/directory/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildAccount } from "../../test/factories";
import { bringIn } from "../imports/testing/bring-in";
import { crmModule } from "../index";
import type { router } from "../router";

let world: World<typeof router>;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

/** Whose records each reach covers, among those of `company`. */
const covered = {
  none: [],
  own: ["ana"],
  reports: ["ana", "report"],
  team: ["ana", "report", "deep"],
  unit: ["ana", "mate"],
} as const;
type Reach = keyof typeof covered;
const reaches = Object.keys(covered) as Reach[];

/** What an administrator says instead of the manifest, for everybody. */
const narrow = (organisationId: string, reachOf: Record<string, string>) =>
  Object.keys(reachOf).length === 0
    ? Promise.resolve()
    : withTenant(world.services.database, organisationId, (db) =>
        db.insert(permissionReaches).values(
          Object.entries(reachOf).map(([permission, reach]) => ({
            organisationId,
            role: "employee",
            permission: `crm.${permission}`,
            reach,
          })),
        ),
      );

/** Ana with somebody who reports to her, somebody below them, a mate of her unit and a stranger, each with an account. */
async function company(narrowed: Record<string, string>) {
  const org = await world.organisation();
  const [here, elsewhere] = [await org.orgUnit(), await org.orgUnit()];
  const ana = await org.person({ orgUnitId: here });
  const report = await org.person({ managerId: ana.id, orgUnitId: elsewhere });
  const deep = await org.person({ managerId: report.id, orgUnitId: elsewhere });
  const mate = await org.person({ orgUnitId: here });
  const stranger = await org.person({ orgUnitId: elsewhere });
  const people = { ana, report, deep, mate, stranger };
  const ids: Record<string, string> = {};
  for (const [who, person] of Object.entries(people)) ids[who] = await buildAccount(person, `Norte ${who}`);
  await narrow(org.id, narrowed);
  const whose = (found: readonly string[]) => Object.keys(ids).filter((who) => found.includes(ids[who] ?? ""));
  return { org, ana: await ana.again(), people, ids, all: Object.values(ids), whose };
}

/** What of a list of attempts went through. */
async function gone<T>(keys: readonly T[], attempt: (key: T) => Promise<unknown>): Promise<T[]> {
  const through: T[] = [];
  for (const key of keys)
    await attempt(key).then(
      () => through.push(key),
      () => undefined,
    );
  return through;
}

describe.each(reaches)("with a reach of %s", (reach) => {
  const within = [...covered[reach]];

  it("reading gives the same records by list, count, page, history, search, picker and export", async () => {
    const { ana, all, whose } = await company({ "account.read": reach, "record.export": "organisation" });
    const { call } = ana;
    const ids = (rows: readonly { id: string }[]) => whose(rows.map((row) => row.id));
    if (reach === "none") {
      for (const asked of [
        call.accounts.list({ limit: 50 }),
        call.accounts.count({}),
        call.accounts.export({ format: "csv" }),
      ])
        await expect(asked).rejects.toThrow();
    } else {
      expect(ids((await call.accounts.list({ limit: 50 })).rows)).toEqual(within);
      expect((await call.accounts.count({})).count).toBe(within.length);
      const file = await call.accounts.export({ format: "csv" });
      const content = file.state === "ready" ? file.content : "";
      const text = content.includes("Norte") ? content : Buffer.from(content, "base64").toString();
      expect(["ana", "report", "deep", "mate", "stranger"].filter((who) => text.includes(`Norte ${who}`))).toEqual(
        within,
      );
    }
    expect(whose(await gone(all, (id) => call.accounts.get({ id })))).toEqual(within);
    expect(whose(await gone(all, (id) => call.records.timeline({ type: "account", id, limit: 5 })))).toEqual(within);
    expect(ids((await call.records.find({ text: "Norte" })).accounts)).toEqual(within);
    expect(ids((await call.search.all({ text: "Norte" })).groups.flatMap((group) => group.rows))).toEqual(within);
  });

  it("changing reaches the same records by page, cell, many at once, next step, removal and import", async () => {
    const { org, ana, people, ids, all, whose } = await company({ "account.write": reach, "record.import": reach });
    const { call } = ana;
    const notes = (id: string, text: string) => call.accounts.update({ id, values: { notes: text } });
    expect(whose(await gone(all, (id) => notes(id, "Mine now")))).toEqual(within);
    const step = { type: "account", nextStep: "Call", nextStepOn: "2026-11-30" } as const;
    expect(whose(await gone(all, (id) => call.records.setNextStep({ ...step, id })))).toEqual(within);
    const state = async (field: "city" | "tags") => {
      const rows = await Promise.all(all.map((id) => people.stranger.call.accounts.get({ id })));
      return whose(rows.filter((row) => JSON.stringify(row[field]).includes("Faro")).map((row) => row.id));
    };
    await call.accounts.bulkUpdate({ ids: all, values: { tags: ["Faro"] } }).catch(() => undefined);
    expect(await state("tags")).toEqual(within);
    const content = `Name,City\n${Object.keys(ids)
      .map((who) => `Norte ${who},Faro`)
      .join("\n")}\n`;
    await bringIn(world, org, ana, { recordType: "account", content }).catch(() => undefined);
    expect(await state("city")).toEqual(within);
    await call.accounts.remove({ ids: all }).catch(() => undefined);
    const left = await gone(all, (id) => people.stranger.call.accounts.get({ id }));
    expect(Object.keys(ids).filter((who) => !left.includes(ids[who] ?? ""))).toEqual(within);
  });

  it("an earlier value is put back only where the record may be changed", async () => {
    const { org, ana, people, ids, whose } = await company({});
    await narrow(org.id, { "account.write": reach });
    const later = await ana.again();
    const events = new Map<string, string>();
    for (const [who, person] of Object.entries(people)) {
      const id = ids[who] ?? "";
      await person.call.accounts.update({ id, values: { notes: "Old" } });
      await person.call.accounts.update({ id, values: { notes: "New" } });
      const { values } = await person.call.records.fieldHistory({ type: "account", id, field: "notes", limit: 1 });
      events.set(id, values[0]?.eventId ?? "");
    }
    const restored = await gone([...events.keys()], (id) =>
      later.call.records.restoreValue({ eventId: events.get(id) ?? "", field: "notes" }),
    );
    expect(whose(restored)).toEqual(within);
  });

  it("records are handed on only within it, one by one or many, and only by whom they were is a run taken back", async () => {
    const { ana, people, all, whose } = await company({ "record.reassign": reach });
    const { call } = ana;
    const ownerId = people.mate.id;
    const hand = (id: string) => call.records.reassign({ type: "account", id, ownerId });
    expect(whose(await gone(all, hand))).toEqual(within);
    const made = await company({ "record.reassign": reach });
    const many = () => made.ana.call.accounts.bulkReassign({ ids: made.all, ownerId: made.people.stranger.id });
    const answer = await many().catch(() => ({ changed: 0, runId: "" }));
    expect(answer.changed).toBe(within.length);
    if (answer.runId) await expect(made.people.mate.call.runs.undo({ runId: answer.runId })).rejects.toThrow();
  });

  it("merging takes every record's leave: the right to merge, and to change each of them", async () => {
    const { ana, ids, whose } = await company({ "account.write": reach, "record.merge": "organisation" });
    const others = Object.entries(ids).flatMap(([who, id]) => (who === "ana" ? [] : [id]));
    const merge = (id: string) => ana.call.merges.merge({ type: "account", winnerId: ids.ana ?? "", loserIds: [id] });
    expect(whose(await gone(others, merge))).toEqual(within.filter((who) => who !== "ana"));
  });

  it("moving reaches the same deals by hand, taken back, many at once and by import, however many one may change", async () => {
    const narrowed = { "opportunity.write": "organisation", "record.import": "organisation", "record.move": reach };
    const { org, ana, people } = await company(narrowed);
    const { call } = ana;
    const deals: Record<string, string> = {};
    for (const [who, person] of Object.entries(people))
      deals[who] = (await person.call.opportunities.create({ name: `Deal ${who}`, currency: "USD" })).id;
    const all = Object.values(deals);
    const owners = (found: readonly string[]) => Object.keys(deals).filter((who) => found.includes(deals[who] ?? ""));
    const stages = (await ana.call.pipelines.list({ type: "opportunity" }))[0]?.stages ?? [];
    const standing = async (stageId: string) => {
      const rows = await Promise.all(all.map((id) => people.stranger.call.opportunities.get({ id })));
      return owners(rows.filter((row) => row.stageId === stageId).map((row) => row.id));
    };
    const lost = stages.find((stage) => stage.kind === "lost")?.id ?? "";
    const deal = { type: "opportunity" } as const;
    const fields = { reason: "Price" };
    expect(owners(await gone(all, (id) => call.stages.move({ ...deal, id, stageId: lost, fields })))).toEqual(within);
    expect(owners(await gone(all, (id) => call.stages.unmove({ ...deal, id })))).toEqual(within);
    await call.opportunities.bulkUpdate({ ids: all, values: fields });
    await call.stages.moveMany({ ...deal, ids: all, stageId: lost }).catch(() => undefined);
    expect(await standing(lost)).toEqual(within);
    const rows = Object.keys(deals).map((who) => `Deal ${who},${stages[1]?.name}`);
    await bringIn(world, org, ana, { recordType: "opportunity", content: `Name,Stage\n${rows.join("\n")}\n` });
    const untouched = Object.keys(deals).filter((who) => !(within as string[]).includes(who));
    expect(await standing(stages[0]?.id ?? "")).toEqual(untouched);
  });

  it("converting reaches the leads that one may move, however many one may change", async () => {
    const { ana, people } = await company({ "lead.write": "organisation", "record.move": reach });
    const leads: Record<string, string> = {};
    for (const [who, person] of Object.entries(people))
      leads[who] = (await person.call.leads.create({ familyName: who, company: "Norte", interest: "Pumps" })).id;
    const convert = (who: string) =>
      ana.call.leads.convert({ id: leads[who] ?? "", account: null, contact: {}, opportunity: null });
    expect(await gone(Object.keys(leads), convert)).toEqual(within);
    const closed = Object.keys(leads).map((who) => people.stranger.call.leads.get({ id: leads[who] ?? "" }));
    expect((await Promise.all(closed)).filter((lead) => lead.conversion)).toHaveLength(within.length);
  });

  it("merging is held to its own reach, however many one may change", async () => {
    const { ana, ids, whose } = await company({ "account.write": "organisation", "record.merge": reach });
    const others = Object.entries(ids).flatMap(([who, id]) => (who === "ana" ? [] : [id]));
    const merge = (id: string) => ana.call.merges.merge({ type: "account", winnerId: ids.ana ?? "", loserIds: [id] });
    expect(whose(await gone(others, merge))).toEqual(within.filter((who) => who !== "ana"));
  });
});
