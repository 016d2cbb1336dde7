import { openWorld, type World } from "@arraigo/directory/testing";
import { inTransaction } from "@arraigo/platform";
import { and, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildOpportunity } from "../../test/factories";
import { openWork } from "../handover/open-work";
import { crmModule } from "../index";
import { stages } from "./tables";

let world: World<typeof crmModule.router>;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

const reason = "The customer signs today, the date follows tomorrow";

/** A seller with a manager, another manager, an administrator, and a deal whose second stage wants approval and a date. */
async function company() {
  const org = await world.organisation();
  const boss = await org.person({ roles: ["people_manager"], givenName: "Rosa" });
  const ana = await org.person({ managerId: boss.id });
  const other = await org.person({ roles: ["people_manager"] });
  const admin = await org.person({ roles: ["administrator"] });
  const id = await buildOpportunity(ana);
  const [pipeline] = await ana.call.pipelines.list({ type: "opportunity" });
  const stage = pipeline!.stages[1]!;
  await inTransaction(org.system, (tx) =>
    tx
      .update(stages)
      .set({ requires: ["closesOn"], approval: "manager" })
      .where(and(eq(stages.organisationId, org.id), eq(stages.id, stage.id))),
  );
  const target = { type: "opportunity", id, stageId: stage.id } as const;
  return { org, boss, ana, other, admin, id, stage, steps: pipeline!.stages, target };
}

const refusedWith = (code: string, params: object = {}) => ({ cause: { code, params } });

describe("approvals", () => {
  it("asking saves what was filled in, tells the owner's manager, and is one request however often", async () => {
    const { boss, ana, other, admin, target } = await company();
    const first = await ana.call.approvals.ask({ ...target, fields: { closesOn: "2026-12-01" }, note: "Big one" });
    expect(await ana.call.approvals.ask(target)).toEqual(first);
    expect((await ana.call.opportunities.get({ id: target.id })).closesOn).toBe("2026-12-01");
    const waiting = async (person: typeof ana) => (await person.call.approvals.list({})).rows.map((row) => row.id);
    expect(await waiting(boss)).toEqual([first.id]);
    expect(await waiting(admin)).toEqual([first.id]);
    expect(await waiting(other)).toEqual([]);
    expect(await waiting(ana)).toEqual([]);
    expect((await ana.call.approvals.list({ which: "mine" })).rows).toMatchObject([
      { state: "waiting", note: "Big one", mine: true },
    ]);
  });

  it("a yes moves the record at once where nothing else is missing", async () => {
    const { boss, ana, stage, target } = await company();
    const { id } = await ana.call.approvals.ask({ ...target, fields: { closesOn: "2026-12-01" } });
    world.published.length = 0;
    expect(await boss.call.approvals.approve({ id })).toEqual({ moved: true });
    expect(world.published.map((each) => each.event)).toEqual(["crm.record_moved"]);
    expect((await ana.call.stages.times({ type: "opportunity", id: target.id })).stageId).toBe(stage.id);
  });

  it("a yes before the rest is there lets the asker move it later, once", async () => {
    const { boss, ana, steps, target } = await company();
    const { id } = await ana.call.approvals.ask(target);
    expect(await boss.call.approvals.approve({ id })).toEqual({ moved: false });
    await ana.call.stages.move({ ...target, fields: { closesOn: "2026-12-01" } });
    await ana.call.stages.move({ ...target, stageId: steps[0]!.id });
    world.setNow("2026-11-18T13:00:00Z");
    await expect(ana.call.stages.move(target)).rejects.toMatchObject(
      refusedWith("crm.StageGateUnmet", { approval: "needed" }),
    );
  });

  it("a yes lapses when the money or what the gate asks for changes after it, and the asker sees why and asks again", async () => {
    const { boss, ana, id, target } = await company();
    const fields = { closesOn: "2026-12-01" };
    const yes = async (given: object = {}) => {
      const asked = await ana.call.approvals.ask({ ...target, ...given });
      await boss.call.approvals.approve({ id: asked.id });
    };
    const state = async () => (await ana.call.stages.gate(target)).approval;
    await ana.call.opportunities.update({ id, values: { amountMinor: 100_00 } });
    await yes();
    expect(await state()).toBeNull();
    // The amount comes along with the move.
    await expect(
      ana.call.stages.move({ ...target, fields: { ...fields, amountMinor: 99_000_000_00 } }),
    ).rejects.toMatchObject(refusedWith("crm.StageGateUnmet", { approval: "lapsed" }));
    // Or it was changed before.
    await ana.call.opportunities.update({ id, values: { amountMinor: 99_000_000_00 } });
    await expect(ana.call.stages.move({ ...target, fields })).rejects.toMatchObject(
      refusedWith("crm.StageGateUnmet", { approval: "lapsed", words: expect.stringContaining("changed after it") }),
    );
    expect(await state()).toBe("lapsed");
    await yes();
    expect(await state()).toBeNull();
    await ana.call.opportunities.update({ id, values: { ...fields, tags: ["Big"] } });
    expect(await state()).toBeNull();
    await ana.call.opportunities.update({ id, values: { closesOn: "2027-12-01" } });
    expect(await state()).toBe("lapsed");
    await yes();
    expect((await ana.call.opportunities.get({ id })).stageId).toBe(target.stageId);
  });

  it("a no says why, and the gate says that it was no", async () => {
    const { boss, ana, target } = await company();
    const { id } = await ana.call.approvals.ask(target);
    await boss.call.approvals.decline({ id, reason: "The margin is too small" });
    await expect(boss.call.approvals.approve({ id })).rejects.toMatchObject(refusedWith("crm.ApprovalDecided"));
    await expect(ana.call.stages.move({ ...target, fields: { closesOn: "2026-12-01" } })).rejects.toMatchObject(
      refusedWith("crm.StageGateUnmet", { approval: "declined" }),
    );
    expect((await ana.call.approvals.list({ which: "mine" })).rows[0]).toMatchObject({
      state: "declined",
      reason: "The margin is too small",
      decidedByName: expect.stringContaining("Rosa"),
    });
  });

  it("nobody approves their own, and nobody out of reach; what is taken back waits for nobody", async () => {
    const { boss, ana, other, target } = await company();
    const { id } = await ana.call.approvals.ask(target);
    await expect(ana.call.approvals.approve({ id })).rejects.toMatchObject(refusedWith("platform.NotFound"));
    await expect(other.call.approvals.approve({ id })).rejects.toMatchObject(refusedWith("platform.NotFound"));
    await expect(boss.call.approvals.withdraw({ id })).rejects.toMatchObject(refusedWith("platform.NotFound"));
    await ana.call.approvals.withdraw({ id });
    expect((await boss.call.approvals.list({})).rows).toEqual([]);
    await expect(boss.call.approvals.approve({ id })).rejects.toMatchObject(refusedWith("crm.ApprovalDecided"));
  });

  it("whoever could approve does so by moving it, and it is on record", async () => {
    const { boss, ana, target } = await company();
    await boss.call.stages.move({ ...target, fields: { closesOn: "2026-12-01" } });
    expect((await boss.call.approvals.list({ which: "decided" })).rows).toMatchObject([{ state: "approved" }]);
    await expect(ana.call.approvals.ask(target)).rejects.toMatchObject(refusedWith("crm.ApprovalNotNeeded"));
  });

  it("a request of a record that went waits for nobody, and waits again when the record is back", async () => {
    const { org, boss, ana, target } = await company();
    await ana.call.approvals.ask({ ...target, fields: { closesOn: "2026-12-01" } });
    const waiting = async () => ({
      mine: (await ana.call.approvals.list({ which: "mine" })).rows.length,
      forMe: (await boss.call.approvals.list({})).rows.length,
      next: (await boss.call.today.next()).items.filter((each) => each.reason === "approval").length,
      open: (await inTransaction(org.system, (tx) => openWork(org.system, tx, boss.id))).filter(
        (each) => each.kind === "approval",
      ).length,
    });
    expect(await waiting()).toEqual({ mine: 1, forMe: 1, next: 1, open: 1 });

    await ana.call.opportunities.remove({ ids: [target.id] });
    expect(await waiting()).toEqual({ mine: 0, forMe: 0, next: 0, open: 0 });
    await ana.call.opportunities.restore({ ids: [target.id] });
    expect(await waiting()).toEqual({ mine: 1, forMe: 1, next: 1, open: 1 });
  });

  it("two who decide at once decide once", async () => {
    const { boss, admin, ana, target } = await company();
    const { id } = await ana.call.approvals.ask(target);
    const results = await Promise.allSettled([
      boss.call.approvals.approve({ id }),
      admin.call.approvals.decline({ id, reason: "No" }),
    ]);
    expect(results.filter((each) => each.status === "fulfilled")).toHaveLength(1);
  });
});

describe("overrides", () => {
  it("takes the right to it and a reason, and everybody can read who, why and past what", async () => {
    const { ana, boss, other, admin, stage, target } = await company();
    const override = { reason };
    await expect(ana.call.stages.move({ ...target, override })).rejects.toMatchObject(
      refusedWith("platform.NotPermitted"),
    );
    await expect(other.call.stages.move({ ...target, override })).rejects.toMatchObject(
      refusedWith("platform.NotFound"),
    );
    await expect(boss.call.stages.move({ ...target, override: { reason: "ok" } })).rejects.toThrow();
    world.published.length = 0;
    await boss.call.stages.move({ ...target, override });
    expect(world.published.map((each) => each.event).sort()).toEqual(["crm.gate_overridden", "crm.record_moved"]);
    const { rows } = await ana.call.process.overrides({});
    expect(rows).toMatchObject([
      { recordId: target.id, stageName: stage.name, missing: ["expected close date"], reason, source: "screen" },
    ]);
    const counts = await admin.call.process.overrideCounts({});
    expect(counts.find((each) => each.stageId === stage.id)).toMatchObject({
      entered: 1,
      overridden: 1,
      landed: 0,
    });
    const { entries } = await ana.call.records.timeline({ type: "opportunity", id: target.id });
    expect(entries.map((entry) => entry.kind)).toContain("gate_overridden");
  });

  it("nobody looks past a gate for what is their own, however high they stand: the next one up does", async () => {
    const { org, boss, admin, stage } = await company();
    const chief = await org.person({ roles: ["people_manager"], givenName: "Vera", familyName: "Lago" });
    const manager = await org.person({ roles: ["people_manager"], managerId: chief.id });
    const move = async (owner: typeof boss, who: typeof boss) => {
      const id = await buildOpportunity(owner);
      const deal = { type: "opportunity", id, stageId: stage.id } as const;
      const gate = await who.call.stages.gate(deal);
      const moved = await who.call.stages.move({ ...deal, override: { reason } }).then(
        ({ moved }) => moved,
        (refused) => refused.cause.code,
      );
      return [gate.mayOverride, gate.overriderName, moved];
    };
    expect(await move(manager, manager)).toEqual([false, "Vera Lago", "crm.OverrideOwn"]);
    expect(await move(admin, admin)).toEqual([false, null, "crm.OverrideOwn"]);
    expect(await move(manager, chief)).toEqual([true, "Vera Lago", true]);
    expect(await move(chief, admin)).toEqual([true, null, true]);
  });

  it("handing a record on to look past its gate, or to approve it, and taking it back is no way round either", async () => {
    const { org, admin, stage } = await company();
    const manager = await org.person({ roles: ["people_manager"], managerId: admin.id });
    const rep = await org.person({ managerId: manager.id });
    const id = await buildOpportunity(manager);
    const deal = { type: "opportunity", id, stageId: stage.id } as const;
    world.setNow("2026-11-18T13:00:00Z");
    await manager.call.records.reassign({ type: "opportunity", id, ownerId: rep.id });
    expect((await manager.call.stages.gate(deal)).mayOverride).toBe(false);
    await expect(manager.call.stages.move({ ...deal, override: { reason } })).rejects.toMatchObject(
      refusedWith("crm.OverrideOwn"),
    );
    const fields = { closesOn: "2026-12-01" };
    await expect(manager.call.stages.move({ ...deal, fields })).rejects.toMatchObject(
      refusedWith("crm.StageGateUnmet", { approval: "needed" }),
    );
    const asked = await rep.call.approvals.ask({ ...deal, fields });
    await expect(manager.call.approvals.approve({ id: asked.id })).rejects.toMatchObject(
      refusedWith("platform.NotFound"),
    );
    world.setNow("2026-11-18T14:00:00Z");
    expect(await admin.call.approvals.approve({ id: asked.id })).toEqual({ moved: true });
    // In its new stage it was never the manager's.
    expect((await manager.call.stages.gate({ ...deal, stageId: stage.id })).mayOverride).toBe(true);
    world.setNow("2026-11-18T12:00:00Z");
  });

  it("overrides are counted by the organisation's weeks, whoever reads them", async () => {
    const { org, boss, target } = await company();
    await inTransaction(org.system, (tx) =>
      tx.execute(sql`update directory.organisations set time_zone = 'America/Lima' where id = ${org.id}::uuid`),
    );
    // Sunday evening in Lima, Monday in UTC and in Tokyo.
    world.setNow("2026-11-23T02:00:00Z");
    await boss.call.stages.move({ ...target, override: { reason } });
    for (const timeZone of ["Asia/Tokyo", "America/Lima"]) {
      const reader = await org.person({ timeZone });
      const weeks = await reader.call.process.overrideCounts({ weeks: 1 });
      expect(weeks.filter((each) => each.overridden > 0)).toMatchObject([{ week: "2026-11-16", overridden: 1 }]);
    }
  });

  it("a move that misses nothing is no override, and one that is taken back counts no more", async () => {
    const { boss, admin, stage, steps, target } = await company();
    await boss.call.stages.move({ ...target, override: { reason } });
    await boss.call.stages.unmove({ type: "opportunity", id: target.id });
    expect((await boss.call.process.overrides({})).rows[0]!.undoneAt).not.toBeNull();
    const counts = await admin.call.process.overrideCounts({});
    expect(counts.some((each) => each.overridden > 0)).toBe(false);
    await boss.call.stages.move({ ...target, fields: { closesOn: "2026-12-01" }, override: { reason } });
    expect((await boss.call.process.overrides({})).rows).toHaveLength(1);
    expect([stage.id, steps[1]!.id]).toContain(target.stageId);
  });
});
