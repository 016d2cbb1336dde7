import { newId } from "@arraigo/db/columns";
import { openWorld, type TestPerson, type World } from "@arraigo/directory/testing";
import { inTransaction } from "@arraigo/platform";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createOpportunities } from "../bulk/create-records";
import { crmModule } from "../index";
import type { Behind, Figure } from "./figure";

let world: World<typeof crmModule.router>;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());
beforeEach(() => world.setNow("2026-11-18T12:00:00Z"));

type Person = TestPerson<typeof crmModule.router>;
const day = (days: number) => new Date(Date.parse("2026-11-18T10:00:00Z") + days * 86_400_000);
const date = (days: number) => day(days).toISOString().slice(0, 10);

/** How many rows stand behind a number, by the very procedure that opens them. */
async function rowsBehind(person: Person, behind: Behind): Promise<number> {
  if (behind.list === "activity")
    return (await person.call.activities.list({ ...behind.filter, limit: 200 })).rows.length;
  if (behind.list === "entered")
    return (await person.call.dashboards.entered({ ...behind.filter, limit: 200 })).rows.length;
  const lists = { opportunity: person.call.opportunities, case: person.call.cases };
  return (await lists[behind.list].count(behind.filter)).count;
}

/** Every number anywhere in an answer. */
function figuresIn(value: unknown): Figure[] {
  if (typeof value !== "object" || value === null) return [];
  const own = "count" in value && "rows" in value ? [value as Figure] : [];
  return [...own, ...Object.entries(value).flatMap(([key, part]) => (key === "rows" ? [] : figuresIn(part)))];
}

async function company() {
  const org = await world.organisation();
  const manager = await org.person({ roles: ["people_manager"] });
  const ana = await org.person({ managerId: manager.id });
  const luis = await org.person({ managerId: manager.id });
  const deals = [...Array(24).keys()].map((index) => {
    const stagePosition = index % 5;
    const age = 10 + index * 5;
    const way = stagePosition === 4 ? [1, 4] : [1, 2, 3].slice(0, stagePosition);
    return {
      id: newId(),
      name: `Deal ${index}`,
      ownerId: [ana.id, luis.id, manager.id, null][index % 4] ?? null,
      amountMinor: 1_000 * (index + 1),
      currency: index % 6 === 0 ? "EUR" : "USD",
      ...(index % 3 === 0 ? {} : { closesOn: date(index * 7 - 20) }),
      ...(index % 2 ? { nextStep: "Call", nextStepOn: date(3) } : {}),
      stagePosition,
      createdAt: day(-age),
      moves: way.map((position, step) => ({ stagePosition: position, at: day(-age + 2 + step * 3) })),
    };
  });
  await createOpportunities(org.system, deals);
  for (const person of [ana, luis])
    for (let index = 0; index < 6; index++) {
      world.setNow(day(-index * 6).toISOString());
      const { id } = await person.call.cases.create({
        subject: `Case ${index}`,
        ...(index % 2 ? { priority: "high" as const } : {}),
      });
      await person.call.activities.log({
        text: "Talked",
        kind: index % 2 ? "call" : "meeting",
        caseId: id,
        ...(index % 3 ? { minutes: 10 } : {}),
      });
    }
  world.setNow("2026-11-18T12:00:00Z");
  return { org, manager, ana };
}

test("every number of every board is the count of the rows it opens, for oneself, a team and all", async () => {
  const { manager, ana } = await company();
  let seen = 0;
  for (const person of [ana, manager])
    for (const owner of ["mine", "team", "all"] as const) {
      const boards = [
        await person.call.dashboards.deals({ owner }),
        await person.call.dashboards.deals({ owner, currency: "EUR", from: date(-40), to: date(-5) }),
        await person.call.dashboards.cases({ owner, from: date(-17), to: date(0) }),
        ...(owner === "all" ? [] : [await person.call.dashboards.activities({ owner, from: date(-20) })]),
      ];
      for (const figure of figuresIn(boards)) {
        expect([figure.count, figure.rows]).toEqual([await rowsBehind(person, figure.rows), figure.rows]);
        if (figure.count > 0) seen++;
      }
    }
  expect(seen).toBeGreaterThan(150);
});

test("stages add up to what is open, and the weighted amount follows each stage's probability", async () => {
  const { ana } = await company();
  const board = await ana.call.dashboards.deals({ owner: "all" });
  expect(board.stages.reduce((sum, stage) => sum + stage.count, 0)).toBe(board.open.count);
  expect(board.stages.reduce((sum, stage) => sum + stage.amountMinor, 0)).toBe(board.open.amountMinor);
  for (const stage of board.stages)
    expect(stage.weightedMinor).toBe(Math.round((stage.amountMinor * stage.probability) / 100));
  expect(board.otherCurrencies).toEqual(["EUR"]);
});

test("the funnel counts a deal once a stage, those that went on among those that came, and the median days between", async () => {
  const { ana } = await company();
  const { funnel } = await ana.call.dashboards.deals({ owner: "all", from: date(-400) });
  expect(funnel.map((step) => step.kind)).toEqual(["open", "open", "open", "won", "lost"]);
  for (const step of funnel) expect(step.wentOn.count).toBeLessThanOrEqual(step.entered.count);
  expect(funnel[1]?.medianDays).toBe(3);
  expect(funnel[0]?.medianDays).toBe(2);
  expect(funnel[3]).toMatchObject({ wentOn: { count: 0 }, medianDays: null });
});

test("minutes nobody wrote down are not counted as none", async () => {
  const { ana } = await company();
  const { total } = await ana.call.dashboards.activities({ owner: "mine" });
  expect(total).toMatchObject({ count: 6, timed: 4, minutes: 40 });
});

test("a week is cut where the period begins and ends, so that no number counts days outside it", async () => {
  const { ana } = await company();
  const { perWeek } = await ana.call.dashboards.cases({ owner: "all", from: "2026-11-11", to: "2026-11-17" });
  expect(perWeek.map(({ week, opened }) => [week, opened.rows])).toMatchObject([
    ["2026-11-09", { filter: { conditions: [{ value: ["2026-11-11", "2026-11-15"] }] } }],
    ["2026-11-16", { filter: { conditions: [{ value: ["2026-11-16", "2026-11-17"] }] } }],
  ]);
});

test("what was won in a month is the same whoever reads it, and its rows are the list's", async () => {
  const org = await world.organisation();
  await inTransaction(org.system, (tx) =>
    tx.execute(sql`update directory.organisations set time_zone = 'America/Lima' where id = ${org.id}::uuid`),
  );
  const readers = [await org.person({ timeZone: "Asia/Tokyo" }), await org.person({ timeZone: "America/Lima" })];
  const [owner] = readers;
  const won = (at: string) => ({
    id: newId(),
    name: "Won",
    ownerId: owner?.id ?? null,
    amountMinor: 500,
    currency: "USD",
    stagePosition: 3,
    createdAt: new Date("2026-09-01T12:00:00Z"),
    moves: [{ stagePosition: 3, at: new Date(at) }],
  });
  // Still October in Lima, November in Tokyo.
  await createOpportunities(org.system, [won("2026-11-01T02:00:00Z"), won("2026-11-02T12:00:00Z")]);
  for (const person of readers) {
    const { forecast } = await person.call.dashboards.deals({ owner: "all" });
    const [month] = forecast;
    expect([month?.month, month?.won.count]).toEqual(["2026-11", 1]);
    expect(month && (await rowsBehind(person, month.won.rows))).toBe(1);
    const { funnel } = await person.call.dashboards.deals({ owner: "all", from: "2026-11-01", to: "2026-11-30" });
    const entered = funnel.find((step) => step.kind === "won")?.entered;
    expect(entered?.count, "the funnel's days are the organisation's too").toBe(1);
    expect(entered && (await rowsBehind(person, entered.rows))).toBe(1);
  }
});

test("cases nobody owns are counted where the board is about all, and on nobody's own board", async () => {
  const { manager, ana } = await company();
  const { id } = await ana.call.cases.create({ subject: "Left behind" });
  await ana.call.cases.release({ id });
  expect((await ana.call.dashboards.cases({ owner: "all" })).unassigned?.count).toBe(1);
  expect((await ana.call.dashboards.cases({ owner: "mine" })).unassigned).toBeNull();
  expect((await manager.call.dashboards.cases({ owner: "team" })).unassigned).toBeNull();
});
