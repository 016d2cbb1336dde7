import { openWorld, type World } from "@arraigo/directory/testing";
import { inTransaction } from "@arraigo/platform";
import { and, asc } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildOpportunity } from "../../test/factories";
import { createOpportunities } from "../bulk/create-records";
import { crmModule } from "../index";
import { opportunities } from "../opportunities/tables";
import { flagNames } from "./flag-names";
import { flagCondition, flagsOf } from "./flags";
import { stageLimits } from "./stage-limits";

let world: World<typeof crmModule.router>;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

const now = new Date("2026-11-18T12:00:00Z");
const limits = [{ stageId: "s", idleDays: 14, staysDaysMax: 10 }];
const fresh = {
  stageId: "s",
  stageEnteredAt: "2026-11-17T12:00:00Z",
  closedAt: null,
  lastActivityAt: "2026-11-17T12:00:00Z",
  createdAt: "2026-01-01T12:00:00Z",
  nextStep: "Ring",
  nextStepOn: "2026-11-20",
  closesOn: "2026-11-18",
};

describe("flags", () => {
  it("each of the four is raised by its own clock and by no other", () => {
    const flags = (change: object) => flagsOf({ ...fresh, ...change }, limits, now, "2026-11-18");
    expect(flags({})).toEqual([]);
    expect(flags({ lastActivityAt: "2026-11-01T12:00:00Z" })).toEqual(["idle"]);
    expect(flags({ lastActivityAt: null })).toEqual(["idle"]);
    expect(flags({ stageEnteredAt: "2026-11-08T11:59:00Z" })).toEqual(["overstayed"]);
    expect(flags({ closesOn: "2026-11-17" })).toEqual(["pastClose"]);
    expect(flags({ nextStepOn: null })).toEqual(["noNextStep"]);
    expect(flags({ nextStep: "" })).toEqual(["noNextStep"]);
  });

  it("what is closed has none, and a stage without limits raises no clock of its own", () => {
    const late = { ...fresh, lastActivityAt: null, stageEnteredAt: "2020-01-01T12:00:00Z" };
    expect(flagsOf({ ...late, closedAt: now }, limits, now, "2026-11-18")).toEqual([]);
    expect(flagsOf(late, [], now, "2026-11-18")).toEqual([]);
  });

  it("the database raises the same flags as the rule, record by record", async () => {
    const org = await world.organisation();
    const ana = await org.person();
    const deal = { ownerId: ana.id, currency: "USD", stagePosition: 0 } as const;
    await createOpportunities(org.system, [
      { ...deal, name: "Old", createdAt: new Date("2026-09-01T12:00:00Z"), closesOn: "2026-10-01" },
      { ...deal, name: "New", createdAt: new Date("2026-11-18T11:00:00Z"), nextStep: "Ring", nextStepOn: "2026-12-01" },
      {
        ...deal,
        name: "Sold",
        createdAt: new Date("2026-01-01T12:00:00Z"),
        stagePosition: 3,
        closesOn: "2026-02-01",
      },
    ]);
    await inTransaction(ana.ctx, async (tx) => {
      const found = (await stageLimits(ana.ctx, tx, "opportunity")).map((each) => ({ ...each, staysDaysMax: 30 }));
      const rows = await tx.select().from(opportunities).orderBy(asc(opportunities.id));
      for (const flag of flagNames) {
        const raised = await tx
          .select({ name: opportunities.name })
          .from(opportunities)
          .where(and(flagCondition(flag, opportunities, found, now, "2026-11-18")))
          .orderBy(asc(opportunities.id));
        const ruled = rows.filter((row) => flagsOf(row, found, now, "2026-11-18").includes(flag));
        expect(raised.map((row) => row.name)).toEqual(ruled.map((row) => row.name));
        expect(raised.map((row) => row.name)).toEqual(["Old"]);
      }
    });
  });

  it("a stage without a limit takes twice the median of what was won, once five were", async () => {
    const org = await world.organisation();
    const ana = await org.person();
    await buildOpportunity(ana);
    const createdAt = new Date("2026-10-01T12:00:00Z");
    const won = (days: number) => ({
      name: `Won in ${days}`,
      ownerId: ana.id,
      currency: "USD",
      stagePosition: 3,
      createdAt,
      moves: [{ stagePosition: 3, at: new Date(createdAt.getTime() + days * 86_400_000) }],
    });
    const limitOfFirst = () =>
      inTransaction(ana.ctx, async (tx) => (await stageLimits(ana.ctx, tx, "opportunity"))[0]?.staysDaysMax);
    await createOpportunities(org.system, [won(1), won(4), won(6), won(20)]);
    expect(await limitOfFirst()).toBeNull();
    await createOpportunities(org.system, [won(5)]);
    expect(await limitOfFirst()).toBe(10);
  });
});
