import { withTenant } from "@arraigo/db";
import { openWorld, type World } from "@arraigo/directory/testing";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildOpportunity } from "../../test/factories";
import { crmModule } from "../index";

let world: World<typeof crmModule.router>;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

/** A deal that was moved an hour after it began; a day later the move is taken back. */
async function movedAndBack() {
  world.setNow("2026-11-18T12:00:00Z");
  const org = await world.organisation();
  const ana = await org.person();
  const manager = await org.person({ roles: ["people_manager"] });
  const id = await buildOpportunity(ana);
  const record = { type: "opportunity", id } as const;
  const [pipeline] = await ana.call.pipelines.list({ type: "opportunity" });
  const [first, second] = pipeline?.stages ?? [];
  const entries = () =>
    withTenant(world.services.database, org.id, async (db) => {
      const { rows } = await db.execute<{ stage_id: string; left: boolean; undone: boolean }>(
        sql`select stage_id, left_at is not null as left, undone_at is not null as undone from crm.stage_entries where record_id = ${id}::uuid order by id`,
      );
      return rows;
    });
  world.setNow("2026-11-18T13:00:00Z");
  const fields = { amountMinor: 100, closesOn: "2026-12-01", nextStep: "Call", nextStepOn: "2026-11-30" };
  await ana.call.stages.move({ ...record, stageId: second?.id ?? "", fields });
  world.setNow("2026-11-19T13:00:00Z");
  await ana.call.stages.unmove(record);
  return { org, ana, manager, record, first, second, entries };
}

test("a move that was taken back stays in the log of stages, marked, and the entry before goes on", async () => {
  const { entries, first, second } = await movedAndBack();
  expect(await entries()).toEqual([
    { stage_id: first?.id, left: false, undone: false },
    { stage_id: second?.id, left: true, undone: true },
  ]);
});

test("time in stage and the funnel leave it out, and moving again counts once", async () => {
  const { ana, record, first, second } = await movedAndBack();
  const times = await ana.call.stages.times(record);
  expect(times.entries.map((entry) => entry.stageId)).toEqual([first?.id]);
  expect(times.pipeline?.stages.find((stage) => stage.id === first?.id)).toMatchObject({ times: 1, days: 25 / 24 });
  expect(times.pipeline?.stages.find((stage) => stage.id === second?.id)).toMatchObject({ times: 0, days: 0 });
  const days = { from: "2026-11-01", to: "2026-11-30", limit: 10 } as const;
  const entered = async () => (await ana.call.dashboards.entered({ stageId: second?.id ?? "", ...days })).rows.length;
  expect(await entered()).toBe(0);
  const fields = { amountMinor: 100, closesOn: "2026-12-01", nextStep: "Call", nextStepOn: "2026-11-30" };
  await ana.call.stages.move({ ...record, stageId: second?.id ?? "", fields });
  expect(await entered()).toBe(1);
});

test("the application can neither delete an entry of the log nor say that it was another stage", async () => {
  const { org } = await movedAndBack();
  for (const statement of ["delete from crm.stage_entries", "update crm.stage_entries set stage_id = record_id"])
    await expect(
      withTenant(world.services.database, org.id, (db) => db.execute(sql.raw(statement))),
    ).rejects.toMatchObject({ cause: { code: "42501" } });
});
