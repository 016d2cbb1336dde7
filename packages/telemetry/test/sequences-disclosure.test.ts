import { openWorld, type World } from "@arraigo/directory/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { recordUsage, telemetryModule } from "../src/index";

type Router = typeof telemetryModule.router;
let world: World<Router>;
beforeAll(async () => {
  world = await openWorld(telemetryModule);
});
afterAll(() => world.close());

const steps = [{ event: "opened" }, { event: "won" }];
const question = { steps, windowHours: 48, from: "2026-11-02", until: "2026-11-15" };

/** Units of twelve, of whom so many began and so many of these went on; one day after the other. */
async function units(...sizes: { began: number; won: number }[]) {
  world.setNow("2026-11-18T12:00:00Z");
  const company = await world.organisation();
  const everybody = await company.orgUnit("Everybody else");
  for (let n = 0; n < 11; n += 1) await company.person({ orgUnitId: everybody });
  const reader = await company.person({ roles: ["leader"], orgUnitId: everybody });
  const keys: string[] = [];
  for (const [at, { began, won }] of sizes.entries()) {
    const unit = await company.orgUnit(`Unit ${at}`);
    keys.push(unit);
    for (let n = 0; n < 12; n += 1) {
      const { id } = await company.person({ orgUnitId: unit });
      const day = (name: string, hour: number) => ({
        personId: id,
        name,
        occurredAt: new Date(`2026-11-${String(3 + at).padStart(2, "0")}T${hour}:00:00Z`),
        properties: {},
      });
      await recordUsage(company.system, [
        ...(n < began ? [day("opened", 10)] : []),
        ...(n < won ? [day("won", 11)] : []),
      ]);
    }
  }
  return { company, reader, keys };
}

describe("a funnel beside the other funnels", () => {
  it("hides a group of few beginners with another, so that subtracting the others from everybody gives no few", async () => {
    const { reader, keys } = await units({ began: 12, won: 8 }, { began: 9, won: 6 }, { began: 2, won: 1 });
    const answer = await reader.call.analytics.funnel({ ...question, by: "unit" });
    if ("hidden" in answer) throw new Error("everybody may be shown");
    expect(answer.steps.map(({ people }) => people)).toEqual([23, 15]);
    const parts = new Map(answer.cut?.parts.map((part) => [part.key, part]));
    expect(parts.get(keys[0] ?? "")).toMatchObject({ people: 12 });
    expect(parts.get(keys[1] ?? "")).toEqual({
      key: keys[1],
      people: null,
      funnel: { suppressed: "complement" },
    });
    expect(parts.get(keys[2] ?? "")).toEqual({ key: keys[2], people: null, funnel: { suppressed: "small" } });
    for (const key of keys) {
      const alone = await reader.call.analytics.funnel({ ...question, group: { by: "unit", key } });
      expect("hidden" in alone, "asked alone, the same").toBe(key !== keys[0]);
    }
  });

  it("hides a day on which few began with another day, whoever asks", async () => {
    const { reader } = await units({ began: 12, won: 8 }, { began: 9, won: 6 }, { began: 2, won: 1 });
    const answer = await reader.call.analytics.funnel({ ...question, by: "day" });
    if ("hidden" in answer) throw new Error("everybody may be shown");
    expect(answer.cut?.parts.map(({ key, people }) => [key, people])).toEqual([
      ["2026-11-03", 12],
      ["2026-11-04", null],
      ["2026-11-05", null],
    ]);
  });

  it("says how long a step took only where enough made it and enough did not, here and in what the others leave", async () => {
    const { reader, keys } = await units({ began: 12, won: 7 }, { began: 12, won: 6 }, { began: 12, won: 2 });
    const answer = await reader.call.analytics.funnel({ ...question, by: "unit" });
    const parts = "cut" in answer ? (answer.cut?.parts ?? []) : [];
    const timeOf = (key: string | undefined) => {
      const funnel = parts.find((part) => part.key === key)?.funnel;
      return funnel && "steps" in funnel ? funnel.steps[1]?.time : undefined;
    };
    expect(timeOf(keys[0])).toEqual({ people: 7, quarter: 3_600, half: 3_600, threeQuarters: 3_600 });
    expect(timeOf(keys[1]), "beside it, that of two could be worked out").toEqual({ suppressed: "complement" });
    expect(timeOf(keys[2])).toEqual({ suppressed: "complement" });
    const alone = await reader.call.analytics.funnel({ ...question, group: { by: "unit", key: keys[1] ?? "" } });
    expect("steps" in alone && alone.steps[1]?.time, "the same beside nothing").toEqual({ suppressed: "complement" });
  });
});

describe("a stretch of days", () => {
  it("is whole weeks that are over: from one day later or a day longer, no other people are counted", async () => {
    // One began on the 9th, twelve on the 10th.
    world.setNow("2026-11-18T12:00:00Z");
    const company = await world.organisation({ timeZone: "UTC" });
    const reader = await company.person({ roles: ["leader"] });
    const begin = async (day: string) => {
      const { id: personId } = await company.person();
      const at = (name: string, hour: number) => ({
        personId,
        name,
        occurredAt: new Date(`${day}T${hour}:00:00Z`),
        properties: {},
      });
      await recordUsage(company.system, [at("opened", 10), at("won", 11)]);
    };
    for (const day of ["2026-11-09", ...Array.from({ length: 12 }, () => "2026-11-10"), "2026-11-16"]) await begin(day);
    const path = { event: "opened", direction: "after", which: "latest", steps: 2, gapMinutes: 90 } as const;
    const ask = async (from: string, until: string) => [
      await reader.call.analytics.funnel({ ...question, from, until, by: "day" }),
      await reader.call.analytics.paths({ ...path, from, until }),
    ];
    const week = { from: "2026-11-09", until: "2026-11-15" };
    for (const [from, until] of [
      ["2026-11-09", "2026-11-15"],
      ["2026-11-03", "2026-11-17"],
      ["2026-11-09", "2026-11-30"],
    ] as const) {
      const [funnel, paths] = await ask(from, until);
      expect(funnel, `${from} to ${until}`).toMatchObject({ ...week, steps: [{ people: 13 }, { people: 13 }] });
      expect(paths, `${from} to ${until}`).toMatchObject({ ...week, people: 13 });
    }
    for (const [from, until] of [
      ["2026-11-10", "2026-11-15"],
      ["2026-11-09", "2026-11-14"],
      ["2026-11-16", "2026-11-22"],
    ] as const)
      await expect(ask(from, until)).rejects.toThrow("WeekNotOver");
    const compared = await reader.call.analytics.compare({
      figure: "funnel",
      asked: { ...question, from: "2026-11-04", until: "2026-11-17" },
      against: { to: "period", period: "before" },
    });
    expect("sets" in compared && compared.sets).toMatchObject([
      { ...week, people: 13 },
      { from: "2026-11-02", until: "2026-11-08", people: 0 },
    ]);
  });
});

describe("what single events can be asked", () => {
  it("goes back as far as they are kept, and a longer question is answered with the day to ask from", async () => {
    const { company, reader } = await units({ began: 6, won: 6 });
    const since = "2026-08-20";
    const answer = await reader.call.analytics.funnel({ ...question, from: since });
    expect(answer).toMatchObject({ since });
    await expect(reader.call.analytics.funnel({ ...question, from: "2026-08-19" })).rejects.toThrow("RawEventsGone");
    const path = { event: "opened", direction: "after", which: "latest", steps: 2, gapMinutes: 90 } as const;
    await expect(reader.call.analytics.paths({ ...path, from: "2026-08-19", until: "2026-11-15" })).rejects.toThrow(
      "RawEventsGone",
    );
    const admin = await company.person({ roles: ["administrator"] });
    await admin.call.retention.set({ rawDays: 30, personDays: 396 });
    expect(await reader.call.analytics.funnel({ ...question })).toMatchObject({ since: "2026-10-19" });
    await expect(reader.call.analytics.funnel({ ...question, from: since })).rejects.toThrow("RawEventsGone");
  });

  it("is a path only where enough people did the event", async () => {
    const { reader } = await units({ began: 6, won: 6 });
    const path = { direction: "after", which: "latest", steps: 2, gapMinutes: 90, from: "2026-11-02" } as const;
    const walked = await reader.call.analytics.paths({ ...path, event: "opened", until: "2026-11-15" });
    expect("branches" in walked && walked.branches).toEqual([
      {
        kind: "event",
        event: "won",
        people: 6,
        next: [{ kind: "end", event: null, people: 6, next: [] }],
      },
    ]);
    const few = await units({ began: 4, won: 4 });
    expect(await few.reader.call.analytics.paths({ ...path, event: "opened", until: "2026-11-15" })).toEqual({
      hidden: { suppressed: "small" },
      minimum: 5,
    });
  });
});
