import { openWorld, type World } from "@arraigo/directory/testing";
import { addDays } from "@arraigo/platform/calendar";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { recordUsage, telemetryModule } from "../src/index";
import { countBits, numbersIn } from "../src/presence/bits";
import { type DayUse, missingDays, readPresence } from "../src/presence/read-presence";
import { look } from "./looking";

let world: World<typeof telemetryModule.router>;
beforeAll(async () => {
  world = await openWorld(telemetryModule);
});
afterAll(() => world.close());

const noon = (day: string) => new Date(`${day}T12:00:00Z`);
const shape = (days: readonly DayUse[] | undefined) =>
  (days ?? []).map(({ day, people, counts }) => ({
    day,
    people: [...numbersIn(people)].length,
    uses: [...(counts ?? [])],
  }));

describe("who did what on a day", () => {
  it("is told for days that are over and for the running one, event by event and all together", async () => {
    const company = await world.organisation();
    const [ana, ben] = [await company.person(), await company.person()];
    const today = "2026-11-20";
    world.setNow(`${today}T12:00:00Z`);
    const use = (personId: string, name: string, day: string, times = 1) =>
      recordUsage(
        company.system,
        Array.from({ length: times }, () => ({ personId, name, occurredAt: noon(day), properties: {} })),
      );
    await use(ana.id, "a", "2026-11-18", 3);
    await use(ben.id, "b", "2026-11-18");
    await use(ben.id, "a", today, 2);
    const days = await readPresence(company.system, { events: ["", "a"], from: "2026-11-17", until: today, today });
    expect(shape(days.get(""))).toEqual([
      { day: "2026-11-17", people: 0, uses: [] },
      { day: "2026-11-18", people: 2, uses: expect.arrayContaining([3, 1]) },
      { day: "2026-11-19", people: 0, uses: [] },
      { day: today, people: 1, uses: [2] },
    ]);
    expect(shape(days.get("a"))).toEqual([
      { day: "2026-11-18", people: 1, uses: [3] },
      { day: today, people: 1, uses: [2] },
    ]);
    expect(await missingDays(company.system, "2026-11-17", addDays(today, -1))).toEqual([]);
  });

  it("is worked out again when a late event, a retraction or a removal changes the day, and only then", async () => {
    const company = await world.organisation();
    const ana = await company.person();
    const today = "2026-11-20";
    const ask = () => readPresence(company.system, { events: [""], from: "2026-11-10", until: "2026-11-12", today });
    const use = { personId: ana.id, name: "a", occurredAt: noon("2026-11-11"), properties: {}, messageId: "late-1" };
    await ask();
    await recordUsage(company.system, [use]);
    expect(await missingDays(company.system, "2026-11-10", "2026-11-12")).toEqual(["2026-11-11"]);
    expect(shape((await ask()).get(""))[1]).toEqual({ day: "2026-11-11", people: 1, uses: [1] });
    await recordUsage(company.system, [use]);
    expect(await missingDays(company.system, "2026-11-10", "2026-11-12")).toEqual([]);
    await recordUsage(company.system, [{ ...use, messageId: "late-2" }]);
    expect(shape((await ask()).get(""))[1]).toEqual({ day: "2026-11-11", people: 1, uses: [2] });
    await look(world.test.ownerUrl, "delete from telemetry.active_days where organisation_id = $1", [company.id]);
    expect(await missingDays(company.system, "2026-11-10", "2026-11-12")).toEqual(["2026-11-11"]);
  });

  it("never misses an event that arrives while it is worked out", async () => {
    const company = await world.organisation();
    const people = await Promise.all(Array.from({ length: 4 }, () => company.person()));
    const today = "2026-11-20";
    const ask = async () =>
      (await readPresence(company.system, { events: [""], from: "2026-11-02", until: "2026-11-06", today })).get("") ??
      [];
    for (let round = 0; round < 12; round += 1) {
      await Promise.all([
        ...people.map(({ id }, at) =>
          recordUsage(company.system, [
            { personId: id, name: "a", occurredAt: noon(`2026-11-0${2 + ((round + at) % 5)}`), properties: {} },
          ]),
        ),
        ask(),
        ask(),
      ]);
      const days = await ask();
      const uses = days.flatMap(({ counts }) => [...(counts ?? [])]).reduce((sum, count) => sum + count, 0);
      expect(uses).toBe((round + 1) * people.length);
      expect(days.reduce((sum, day) => sum + (day.uses ?? 0), 0)).toBe(uses);
    }
    expect(countBits((await ask())[0]?.people ?? new Uint8Array())).toBeGreaterThan(0);
  });
});
