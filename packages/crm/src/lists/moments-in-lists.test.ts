import { openWorld, type World } from "@arraigo/directory/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { crmModule } from "../index";
import type { ListCondition } from "../lists-contract";

let world: World<typeof crmModule.router>;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

it("a filter that says a time of day is about that moment, and one that says a day about all of it", async () => {
  const org = await world.organisation();
  const ana = await org.person();
  for (const [subject, openedAt] of [
    ["Morning", "2026-11-10T08:00:00Z"],
    ["Noon", "2026-11-10T12:00:00Z"],
    ["Evening", "2026-11-10T18:00:00Z"],
  ] as const)
    await ana.call.cases.create({ subject, openedAt });
  const listed = async (op: ListCondition["op"], value: ListCondition["value"]) => {
    const conditions: ListCondition[] = [{ field: "openedAt", op, value }];
    const { rows } = await ana.call.cases.list({ conditions, sort: { field: "createdAt", direction: "asc" } });
    return rows.map(({ values }) => values.subject);
  };
  const noon = "2026-11-10T12:00:00Z";
  expect(await listed("before", noon)).toEqual(["Morning"]);
  expect(await listed("after", noon)).toEqual(["Evening"]);
  expect(await listed("is", noon)).toEqual(["Noon"]);
  expect(await listed("isNot", noon)).toEqual(["Morning", "Evening"]);
  expect(await listed("between", [noon, "2026-11-10T18:00:00Z"])).toEqual(["Noon", "Evening"]);
  expect(await listed("between", ["2026-11-10", noon])).toEqual(["Morning", "Noon"]);
  expect(await listed("is", "2026-11-10")).toEqual(["Morning", "Noon", "Evening"]);
});
