import { withTenant } from "@arraigo/db";
import { openWorld } from "@arraigo/directory/testing";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { crmModule } from "../index";
import { bringIn, countsIn, type ImportWorld } from "./testing/bring-in";
import { realFile } from "./testing/real-file";

let world: ImportWorld;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

const closedOf = (organisationId: string, number: string) =>
  withTenant(world.services.database, organisationId, async (db) => {
    const { rows } = await db.execute<{ at: string | null; kind: string }>(
      sql`select to_char(c.closed_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI') as at, s.kind from crm.cases c
        join crm.stages s on s.id = c.stage_id where c.external_id = ${number}`,
    );
    return rows[0];
  });

describe("when a case was closed", () => {
  const file = (...lines: string[]) =>
    ["Number,Subject,State,Closed at,Priority,Resolution", ...lines.map((line) => `${line},High,New seal`)].join("\n");

  it("is what the file says, whether it closes the case or corrects the day, and goes back when the import is undone", async () => {
    const org = await world.organisation();
    const ana = await org.person({ roles: ["administrator"], timeZone: "UTC" });
    const start = file("A1,Pump leaks,New,", "A2,Valve stuck,Resolved,2026-01-05 10:00");
    await bringIn(world, org, ana, { recordType: "case", content: start });
    expect(await closedOf(org.id, "A2")).toEqual({ at: "2026-01-05 10:00", kind: "won" });
    const later = file("A1,Pump leaks,Resolved,2026-02-03 09:30", "A2,Valve stuck,Resolved,2026-01-06 11:00");
    const { importId, preview, result } = await bringIn(world, org, ana, { recordType: "case", content: later });
    expect(countsIn(preview)).toEqual(countsIn(result));
    expect(countsIn(result)).toEqual({ created: 0, updated: 2, unchanged: 0, failed: 0 });
    expect(await closedOf(org.id, "A1")).toEqual({ at: "2026-02-03 09:30", kind: "won" });
    expect(await closedOf(org.id, "A2")).toEqual({ at: "2026-01-06 11:00", kind: "won" });
    const again = await bringIn(world, org, ana, { recordType: "case", content: later });
    expect(countsIn(again.result)).toEqual({ created: 0, updated: 0, unchanged: 2, failed: 0 });
    await ana.call.imports.undo({ importId });
    expect(await closedOf(org.id, "A1")).toEqual({ at: null, kind: "open" });
    expect(await closedOf(org.id, "A2")).toEqual({ at: "2026-01-05 10:00", kind: "won" });
  });
});

const incidents = realFile("servicenow-incidents.csv")?.toString("latin1");
describe.runIf(incidents)("the real incident log", () => {
  it("closes incidents that came in open on the day it says", async () => {
    const org = await world.organisation();
    const ana = await org.person({ roles: ["administrator"], timeZone: "UTC" });
    const [head = "", ...rows] = (incidents ?? "").trim().split(/\r?\n/);
    const resolvedAt = head.split(",").indexOf("resolved_at");
    const whole = rows.filter((row) => row.startsWith("INC0000045,"));
    const day = whole.at(-1)?.split(",")[resolvedAt];
    expect(day, "the log says when it was resolved").toMatch(/2016/);
    const early = [head, ...whole.slice(0, 1)].join("\n");
    await bringIn(world, org, ana, { recordType: "case", content: early });
    const open = await closedOf(org.id, "INC0000045");
    const { result } = await bringIn(world, org, ana, { recordType: "case", content: [head, ...whole].join("\n") });
    expect(result).toMatchObject({ created: 0, failed: 0 });
    expect(open).toEqual({ at: null, kind: "open" });
    expect(await closedOf(org.id, "INC0000045")).toMatchObject({
      at: expect.stringMatching(/^2016-02-29/),
      kind: "won",
    });
  });
});
