import { openWorld } from "@arraigo/directory/testing";
import { inTransaction } from "@arraigo/platform";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildOpportunity } from "../../test/factories";
import { crmModule } from "../index";
import { processKept } from "../pipeline/process-kept";
import { stages } from "../pipeline/tables";
import { bringIn, type Importer, type ImportWorld } from "./testing/bring-in";

let world: ImportWorld;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

const reason = "Moved in the old system before we came here";

/** Ana, her manager, a deal of each, and a second stage that asks for a date, two meetings and a yes. */
async function company() {
  const org = await world.organisation();
  const boss = await org.person({ roles: ["people_manager"] });
  const ana = await org.person({ managerId: boss.id });
  const [mine, hers] = [
    await buildOpportunity(boss, { name: "Boss deal" }),
    await buildOpportunity(ana, { name: "Ana deal" }),
  ];
  const [pipeline] = await ana.call.pipelines.list({ type: "opportunity" });
  const stage = pipeline!.stages[1]!;
  await inTransaction(org.system, (tx) =>
    tx
      .update(stages)
      .set({ requires: ["closesOn"], approval: "manager", requiresActivities: [{ kind: "meeting", countMin: 2 }] })
      .where(and(eq(stages.organisationId, org.id), eq(stages.id, stage.id))),
  );
  const standing = async (id: string) => (await ana.call.opportunities.get({ id })).stageId === stage.id;
  const bring = (who: Importer, content: string, overrideReason?: string) =>
    bringIn(world, org, who, {
      recordType: "opportunity",
      content,
      mapping: (suggested) => ({ ...suggested, ...(overrideReason ? { overrideReason } : {}) }),
    });
  return { org, boss, ana, mine, hers, stage, standing, bring };
}

const problems = (findings: readonly { problem: string; line: number }[]) =>
  findings.map(({ line, problem }) => `${line} ${problem}`);

describe("a file that names a stage for records that are here already", () => {
  it("is no way past the gate: the stage stays out as a finding of its row, and the rest of the row comes in", async () => {
    const { ana, hers, stage, standing, bring } = await company();
    const file = `Deal Name,Stage,Source\nAna deal,${stage.name},web\nAlone,${stage.name},web\n`;
    for (const given of [undefined, reason]) {
      const { preview, result } = await bring(ana, file, given);
      expect(await standing(hers)).toBe(false);
      expect(problems(preview.notices)).toContain("2 gateRefused");
      expect([preview.gateRefused, preview.gateOverridable, result.gateRefused]).toEqual([1, undefined, 1]);
    }
    expect((await ana.call.opportunities.get({ id: hers })).source).toBe("web");
    // What the file makes lands where it says, as before.
    expect((await ana.call.process.overrides({ limit: 50 })).rows).toMatchObject([
      { recordName: "Alone", source: "import" },
    ]);
  });

  it("a row that would only have moved its record changes nothing, and is a finding all the same", async () => {
    const { ana, hers, stage, standing, bring } = await company();
    const { result } = await bring(ana, `Deal Name,Stage\nAna deal,${stage.name}\n`);
    expect(result).toMatchObject({ updated: 0, unchanged: 1, failed: 0, gateRefused: 1 });
    expect(await standing(hers)).toBe(false);
    const { csv } = await ana.call.imports.errors({ importId: result.id, outcome: "in" });
    expect(csv).toContain("Ana deal");
  });

  it("passes it with a reason where the importer may override, never for their own, and counts like a move by hand", async () => {
    const { org, boss, ana, mine, hers, stage, standing, bring } = await company();
    const file = `Deal Name,Stage\nAna deal,${stage.name}\nBoss deal,${stage.name}\n`;
    const dry = await bring(boss, file);
    expect([dry.preview.gateRefused, dry.preview.gateOverridable]).toEqual([2, 1]);
    world.published.length = 0;
    const { result } = await bring(boss, file, reason);
    expect(result).toMatchObject({ updated: 1, gateRefused: 1, nonConforming: 1 });
    expect([await standing(hers), await standing(mine)]).toEqual([true, false]);
    expect(world.published.filter(({ event }) => event.startsWith("crm.gate"))).toMatchObject([
      { event: "crm.gates_overridden", payload: { records: 1, overriddenBy: boss.id } },
    ]);
    expect((await ana.call.process.overrides({ limit: 50 })).rows).toMatchObject([
      { recordId: hers, reason, source: "screen" },
    ]);
    const { entries } = await ana.call.records.timeline({ type: "opportunity", id: hers });
    expect(entries.map((entry) => entry.kind)).toContain("gate_overridden");
    const kept = async () => {
      const window = { from: "2026-11-01", to: "2026-11-30" };
      const reading = (await processKept.perPerson!(org.system, [boss.id], window)).get(boss.id);
      return reading && [reading.numerator, reading.denominator];
    };
    expect(await kept()).toEqual([0, 1]);
    await boss.call.imports.undo({ importId: result.id });
    expect(await standing(hers)).toBe(false);
    expect(await kept()).toBeUndefined();
  });

  it("goes through an open gate as always, with what the same row fills in", async () => {
    const { org, ana, hers, stage, standing, bring } = await company();
    await inTransaction(org.system, (tx) =>
      tx
        .update(stages)
        .set({ approval: null, requiresActivities: [] })
        .where(and(eq(stages.organisationId, org.id), eq(stages.id, stage.id))),
    );
    const { result } = await bring(ana, `Deal Name,Stage,Close date\nAna deal,${stage.name},2026-12-01\n`);
    expect([result.updated, result.gateRefused, await standing(hers)]).toEqual([1, undefined, true]);
  });

  it("a saved mapping keeps no reason: it is given for each file anew", async () => {
    const { ana, boss, hers, stage, standing, bring } = await company();
    await bring(boss, `Deal Name,Stage\nAlone,${stage.name}\n`, reason);
    const { upload, preview } = await bring(boss, `Deal Name,Stage\nAna deal,${stage.name}\n`);
    expect(upload, "neither the last file's").toMatchObject({ remembered: true });
    expect(upload.mapping.overrideReason).toBeUndefined();
    expect([preview.gateRefused, await standing(hers)]).toEqual([1, false]);
    const mapping = { ...upload.mapping, overrideReason: reason };
    await ana.call.imports.mappings.save({
      recordType: "opportunity",
      name: "Deals",
      headers: ["Deal Name", "Stage"],
      mapping,
    });
    const [saved] = await ana.call.imports.mappings.list({ recordType: "opportunity" });
    expect(saved?.mapping.overrideReason).toBeUndefined();
  });
});
