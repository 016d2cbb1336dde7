import { openWorld, type World } from "@arraigo/directory/testing";
import { inTransaction } from "@arraigo/platform";
import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { buildOpportunity } from "../../test/factories";
import { bringIn } from "../imports/testing/bring-in";
import { crmModule } from "../index";
import { type StagedType, stagedTypes } from "../record-types";

let world: World<typeof crmModule.router>;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

type Company = Awaited<ReturnType<typeof company>>;
interface Standing {
  stage: string;
  entered: string;
  closed: string | null;
  end: boolean;
}

async function company() {
  const org = await world.organisation();
  const boss = await org.person({ roles: ["administrator"] });
  return { org, boss, ana: await org.person({ managerId: boss.id }) };
}

const tables = { opportunity: "crm.opportunities", lead: "crm.leads", case: "crm.cases" } as const;

async function standing({ org }: Company, type: StagedType, id: string): Promise<Standing> {
  const { rows } = await inTransaction(org.system, (tx) =>
    tx.execute<Record<keyof Standing, unknown>>(sql`
      select s.id as stage, r.stage_entered_at::text as entered, r.closed_at::text as closed, s.kind <> 'open' as "end"
      from ${sql.raw(tables[type])} r join crm.stages s on s.organisation_id = r.organisation_id and s.id = r.stage_id
      where r.id = ${id}::uuid`),
  );
  return rows[0] as unknown as Standing;
}

const named = {
  opportunity: { field: "name", value: "Renewal" },
  lead: { field: "familyName", value: "Roldán" },
  case: { field: "subject", value: "Leak" },
};

/** Says by a file where the record stands; the first one makes it. */
const importAt = ({ org, ana }: Company, type: StagedType, stage: string) =>
  bringIn(world, org, ana, {
    recordType: type,
    content: `Number,Name,Stage\nK-1,${named[type].value},${stage}\n`,
    mapping: (suggested) => ({
      ...suggested,
      match: "externalId",
      columns: ["externalId", named[type].field, "stageId"].map((field) => ({ field })),
    }),
  });

/** One stage that has to be overridden; the others are free to enter, so that records close and open often. */
const askOnlyFor = ({ org }: Company, stageId: string) =>
  inTransaction(org.system, (tx) =>
    tx.execute(sql`update crm.stages set requires = case when id = ${stageId}::uuid then '{nextStep}'::text[] else '{}' end
      where organisation_id = ${org.id}::uuid`),
  );

async function imported(made: Company, type: StagedType, stage: string): Promise<string> {
  await importAt(made, type, stage);
  const { rows } = await inTransaction(made.org.system, (tx) =>
    tx.execute<{ id: string }>(sql`select id from ${sql.raw(tables[type])} where external_id = 'K-1'`),
  );
  return rows[0]?.id ?? "";
}

/** One record, and what it was before the last move that Ana may take back, alone or with its run. */
interface Story {
  made: Company;
  type: StagedType;
  id: string;
  before?: Standing | undefined;
  run?: { id: string; before: Standing } | undefined;
}

/** What can happen next. Each says where the record has to stand afterwards, where it knows. */
const acts = {
  async move({ made, type, id, ...story }: Story, now: Standing, stageId: string) {
    const moved = await made.ana.call.stages.move({ type, id, stageId }).catch(() => ({ moved: false }));
    return { ...story, before: moved.moved ? now : story.before };
  },
  async override({ made, type, id, ...story }: Story, _now: Standing, stageId: string) {
    const override = { reason: "The customer asked for it" };
    const { moved } = await made.boss.call.stages.move({ type, id, stageId, override }).catch(() => ({ moved: false }));
    return { ...story, before: moved ? undefined : story.before };
  },
  async many({ made, type, id, ...story }: Story, now: Standing, stageId: string) {
    const { runId } = await made.ana.call.stages.moveMany({ type, ids: [id], stageId });
    return runId ? { before: now, run: { id: runId, before: now } } : story;
  },
  async import({ made, type, id, ...story }: Story, now: Standing, _stageId: string, stageName: string) {
    await importAt(made, type, stageName);
    return (await standing(made, type, id)).stage === now.stage ? story : { ...story, before: undefined };
  },
  async unmove({ made, type, id, ...story }: Story) {
    const done = await made.ana.call.stages.unmove({ type, id }).then(
      () => true,
      () => false,
    );
    return { run: story.run, before: undefined, stands: done ? story.before : undefined };
  },
  async undoRun({ made, type: _type, id: _id, ...story }: Story) {
    if (!story.run) return story;
    const { restored } = await made.ana.call.runs.undo({ runId: story.run.id });
    return restored > 0 ? { stands: story.run.before } : { before: story.before };
  },
};

const act = fc.record({
  does: fc.constantFrom(...(Object.keys(acts) as (keyof typeof acts)[]), "unmove" as const),
  at: fc.nat(20),
});

it("closed is what stands in an end and nothing else, and taking back restores since when, whatever happens to it", async () => {
  const at = new Date("2026-11-18T12:00:00Z");
  const told = fc.array(act, { minLength: 3, maxLength: 9 });
  const property = fc.asyncProperty(fc.constantFrom(...stagedTypes), told, async (type, happening) => {
    const made = await company();
    const [pipeline] = await made.ana.call.pipelines.list({ type });
    const stages = (pipeline?.stages ?? []).filter((stage) => type !== "lead" || stage.kind !== "won");
    await askOnlyFor(made, stages[1]?.id ?? "");
    const id = await imported(made, type, stages[0]?.name ?? "");
    let story: Story = { made, type, id };
    for (const { does, at: place } of happening) {
      at.setMinutes(at.getMinutes() + 7);
      world.setNow(at.toISOString());
      const stage = stages[place % stages.length] as (typeof stages)[number];
      const now = await standing(made, type, id);
      const { stands, ...next } = { stands: undefined, ...(await acts[does](story, now, stage.id, stage.name)) };
      story = { made, type, id, ...next };
      const after = await standing(made, type, id);
      expect([does, after.closed !== null]).toEqual([does, after.end]);
      if (stands) expect(after).toEqual(stands);
    }
  });
  await fc.assert(property, { numRuns: 60, seed: 7 });
}, 120_000);

it("taking a reopening back closes the deal again since when it was closed", async () => {
  const made = await company();
  const { ana } = made;
  world.setNow("2026-11-18T12:00:00Z");
  const id = await buildOpportunity(ana);
  const stages = (await ana.call.pipelines.list({ type: "opportunity" }))[0]?.stages ?? [];
  const lost = stages.find((stage) => stage.kind === "lost");
  const move = (stageId: string | undefined, fields = {}) =>
    ana.call.stages.move({ type: "opportunity", id, stageId: stageId ?? "", fields });
  await move(lost?.id, { reason: "Price" });
  world.setNow("2026-11-19T12:00:00Z");
  await move(stages[0]?.id);
  await ana.call.stages.unmove({ type: "opportunity", id });
  expect(await ana.call.opportunities.get({ id })).toMatchObject({
    stageId: lost?.id,
    closedAt: "2026-11-18T12:00:00.000Z",
  });
});
