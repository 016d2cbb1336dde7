import { openWorld, type TestOrganisation, type World } from "@arraigo/directory/testing";
import { addDays } from "@arraigo/platform/calendar";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { edgesOf, isMonthTold, mondayOf, toldDays } from "../src/analytics/protect-uses";
import { recordUsage, telemetryModule } from "../src/index";

type Router = typeof telemetryModule.router;
let world: World<Router>;
let company: TestOrganisation<Router>;
beforeAll(async () => {
  world = await openWorld(telemetryModule);
});
afterAll(() => world.close());

const day = fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 5, max: 40 }) }, { weight: 2, arbitrary: fc.nat(4) });
const minimum = 5;

it("whoever takes the told days from a week or month, or whole weeks from a month, is left with nothing or with a day of enough", () => {
  fc.assert(
    fc.property(fc.array(day, { minLength: 70, maxLength: 70 }), fc.nat(60), (counts, shift) => {
      const monday = addDays("2026-06-01", 7 * Math.floor(shift / 7));
      const days = counts.map((active, at) => ({ start: addDays(monday, at), active }));
      const told = toldDays(days, { minimum, today: "2027-01-01" });
      const isEnough = (left: typeof days) =>
        left.every(({ active }) => active === 0) || left.some(({ active }) => active >= minimum);
      for (const { start, active } of days) if (told.has(start)) expect(active === 0 || active >= minimum).toBe(true);
      for (let at = 0; at < 10; at += 1) {
        const week = days.slice(at * 7, at * 7 + 7);
        if (week.every(({ active }) => active < minimum)) continue;
        expect(isEnough(week.filter(({ start }) => !told.has(start)))).toBe(true);
      }
      const month = {
        start: `${days[20]?.start.slice(0, 7)}-01`,
        end: addDays(`${days[51]?.start.slice(0, 7)}-01`, -1),
      };
      if (!isMonthTold(month, days, { told, minimum })) return;
      const within = days.filter(({ start }) => start >= month.start && start <= month.end);
      expect(isEnough(within.filter(({ start }) => !told.has(start)))).toBe(true);
      const edges = edgesOf(month);
      const around = within.filter(({ start }) => edges.some((edge) => start >= edge.start && start <= edge.end));
      expect(isEnough(around.filter(({ start }) => !told.has(start)))).toBe(true);
      // What is no edge is whole weeks.
      expect((within.length - around.length) % 7).toBe(0);
      expect(within.find((each) => !around.includes(each))?.start ?? mondayOf(month.start)).toSatisfy(
        (first: string) => mondayOf(first) === first,
      );
    }),
  );
});

it("how often two people worked on a Saturday follows from no day, week, month, group or comparison of them", async () => {
  world.setNow("2026-11-25T12:00:00Z");
  company = await world.organisation({ timeZone: "UTC" });
  const units = [await company.orgUnit(), await company.orgUnit(), await company.orgUnit()];
  const reader = await company.person({ roles: ["change_manager"], ...(units[0] && { orgUnitId: units[0] }) });
  const staff: string[] = [];
  for (const [at, unit] of units.entries())
    for (let index = at; index < 9; index += 1) staff.push((await company.person({ orgUnitId: unit })).id);
  const did = (who: readonly string[], on: string, often: number) =>
    recordUsage(
      company.system,
      who.flatMap((personId) =>
        Array.from({ length: often }, () => ({
          personId,
          name: "won",
          occurredAt: new Date(`${on}T12:00:00Z`),
          properties: {},
        })),
      ),
    );
  for (const on of ["2026-11-16", "2026-11-17", "2026-11-18", "2026-11-19"]) await did(staff, on, 1);
  await did(staff.slice(0, 12), "2026-11-20", 1);
  await did(staff.slice(0, 2), "2026-11-21", 50);
  // Of the third unit a single one was there on Monday of the week before, and everybody of the others.
  await did([...staff.slice(0, 17), staff[20] as string], "2026-11-09", 3);
  const uses = async (step: "day" | "week" | "month", from: string, unit?: string) => {
    const answer = await reader.call.analytics.active({
      from,
      until: "2026-11-22",
      step,
      ...(unit && { group: { by: "unit" as const, key: unit } }),
    });
    return "points" in answer ? answer.points.map((point) => ("hidden" in point ? null : point.uses)) : [];
  };
  // Friday goes with Saturday, or the week would tell it; so does a question for Friday alone.
  expect(await uses("day", "2026-11-16")).toEqual([24, 24, 24, 24, null, null, 0]);
  expect(await uses("day", "2026-11-20")).toEqual([null, null, 0]);
  expect(await uses("week", "2026-11-16")).toEqual([24 * 4 + 12 + 100]);
  for (const unit of units) expect(new Set(await uses("day", "2026-11-16", unit))).toEqual(new Set([null]));
  // Everybody's week less the two larger units would be what one of the third did.
  expect(await uses("week", "2026-11-09")).toEqual([54, 208]);
  const weeks = await Promise.all(units.map((unit) => uses("week", "2026-11-09", unit)));
  expect(weeks[2]?.[0]).toBeNull();
  expect(weeks.filter(([first]) => first !== null)).toHaveLength(1);
  expect(weeks.map(([, second]) => second)).toEqual([9 * 5 + 100, 8 * 4 + 3, 7 * 4]);
});
