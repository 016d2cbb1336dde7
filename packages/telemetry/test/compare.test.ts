import { openWorld, type TestOrganisation, type World } from "@arraigo/directory/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { recordUsage, telemetryModule } from "../src/index";
import { look } from "./looking";

type Router = typeof telemetryModule.router;
let world: World<Router>;
let company: TestOrganisation<Router>;
let reader: Awaited<ReturnType<TestOrganisation<Router>["person"]>>;
const units: Record<"north" | "south" | "east" | "tiny", string> = { north: "", south: "", east: "", tiny: "" };
const roles = { seller: "", helper: "" };
const long = "2020-01-01";

async function hire(orgUnitId: string, jobRoleId: string, until: string | null = null): Promise<string> {
  const { id } = await company.person({ orgUnitId, jobRoleId });
  await employed(id, until);
  return id;
}
const employed = (id: string, until: string | null) =>
  look(world.test.ownerUrl, "update directory.people set starts_on = $2, ends_on = $3 where id = $1", [
    id,
    long,
    until,
  ]);
const did = (personId: string, name: string, ...days: string[]) =>
  recordUsage(
    company.system,
    days.map((day) => ({ personId, name, occurredAt: new Date(`${day}T12:00:00Z`), properties: {} })),
  );

/* North: 11 sellers and the reader, six of whom are active; one more left between two windows and never did anything. South: 9, east: 8. */
beforeAll(async () => {
  world = await openWorld(telemetryModule);
  company = await world.organisation({ timeZone: "UTC" });
  world.setNow("2026-11-20T12:00:00Z");
  for (const unit of ["north", "south", "east", "tiny"] as const) units[unit] = await company.orgUnit(unit);
  for (const role of ["seller", "helper"] as const) roles[role] = await company.jobRole();
  reader = await company.person({ roles: ["change_manager"], orgUnitId: units.north, jobRoleId: roles.seller });
  await employed(reader.id, null);
  for (let at = 0; at < 11; at += 1) {
    const id = await hire(units.north, roles.seller);
    if (at < 6) await did(id, "won", "2026-10-13", "2026-11-10", "2026-11-11");
    if (at < 3) await did(id, "lost", "2026-11-12");
  }
  await hire(units.north, roles.seller, "2026-11-02");
  for (let at = 0; at < 9; at += 1) {
    const id = await hire(units.south, roles.helper);
    if (at < 6) await did(id, "won", "2026-11-16");
  }
  for (let at = 0; at < 8; at += 1) {
    const id = await hire(units.east, roles.helper);
    if (at < 4) await did(id, "won", "2026-11-16");
  }
  for (let at = 0; at < 2; at += 1) await did(await hire(units.tiny, roles.helper), "won", "2026-11-16");
});
afterAll(() => world.close());

const north = () => ({ by: "unit" as const, key: units.north });
const south = () => ({ by: "unit" as const, key: units.south });
type Asked = Parameters<typeof reader.call.analytics.compare>[0];
async function compare(asked: Asked) {
  const answer = await reader.call.analytics.compare(asked);
  if (!("sets" in answer)) throw new Error("everybody may be shown");
  return answer;
}

describe("groups side by side", () => {
  it("have the numbers each has on its own page", async () => {
    const { measures, sets } = await compare({
      figure: "often",
      group: north(),
      against: { to: "every", by: "unit" },
    });
    const own = await reader.call.analytics.frequency({ group: north() });
    if (!("breadth" in own)) throw new Error("twelve people are enough");
    const set = sets.find(({ group }) => group?.key === units.north);
    const value = (key: string) => set?.values[measures.findIndex((measure) => measure.key === key)];
    expect(sets[0]?.group).toBeNull();
    expect(set?.people).toBe(own.people);
    expect(value("stickiness")).toBe(own.stickiness.share);
    expect(value("breadth")).toBe(own.breadth.features);
    expect(value("idle")).toBe((own.activeDays?.[0]?.people ?? 0) / own.people);
    const l28 = ["seldom", "regular", "daily"].map((key) => value(key));
    const known = own.activeDays?.slice(1).map(({ people }) => people / own.people);
    expect(l28).toEqual(known?.length === 3 ? known : [null, null, null]);
  });

  it("leave no difference from everybody that is about one to four people, whichever figure is asked", async () => {
    const against = { to: "every", by: "unit" } as const;
    const stretch = { from: "2026-11-02", until: "2026-11-20" };
    const steps = [{ event: "won" }, { event: "lost" }];
    for (const asked of [
      { figure: "often", against },
      { figure: "access", against },
      { figure: "back", against, asked: { step: "week", periods: 12, kind: "nth" } },
      { figure: "funnel", against, asked: { ...stretch, steps, windowHours: 72 } },
      { figure: "active", against, asked: { ...stretch, step: "week" } },
    ] satisfies Asked[]) {
      const { sets } = await compare(asked);
      const [all, ...parts] = sets.map(({ people }) => people ?? 0);
      const left = (all ?? 0) - parts.reduce((sum, people) => sum + people, 0);
      expect(
        parts.some((people) => people > 0),
        asked.figure,
      ).toBe(true);
      expect(left === 0 || left >= 5, `${asked.figure}: ${left} of ${all}`).toBe(true);
      for (const { hidden, people, values } of sets) if (hidden) expect([people, values]).toEqual([null, []]);
    }
  });

  it("are one table across groupings: a unit and a job role never differ by whoever is in the one alone", async () => {
    // The leaver was a seller of the north like all others there; so is everybody of the north, and nobody else.
    const beside = await compare({
      figure: "often",
      group: north(),
      against: { to: "group", group: { by: "role", key: roles.seller } },
    });
    expect(beside.sets.map(({ people }) => people)).toEqual([13, 13]);
    const odd = await hire(units.north, roles.helper, "2026-11-03");
    const parted = await compare({
      figure: "often",
      group: north(),
      against: { to: "group", group: { by: "role", key: roles.seller } },
    });
    await look(world.test.ownerUrl, "update directory.people set job_role_id = $2 where id = $1", [odd, roles.seller]);
    expect(parted.sets.map(({ people }) => people)).toEqual([14, null]);
  });
});

describe("what is about today", () => {
  it("stands beside groups as on its own page, and beside no time before", async () => {
    const against = { to: "every", by: "unit" } as const;
    const time = await compare({ figure: "time", asked: { start: "joining" }, against });
    const page = await reader.call.analytics.timeTo({ start: "joining", by: "unit" });
    if ("hidden" in page) throw new Error("everybody may be shown");
    expect(time.sets.map(({ people }) => people)).toEqual([
      page.people,
      ...page.groups.map(({ time: group }) => ("suppressed" in group ? null : group.people)),
    ]);
    const offer = await compare({ figure: "offer", against });
    expect(offer.measures.map(({ key }) => key)).toEqual(["usedShare", "usedFeatures", "idleFeatures"]);
    const earlier = { to: "period", period: "before" } as unknown as typeof against;
    await expect(compare({ figure: "offer", against: earlier })).rejects.toThrow();
    await expect(compare({ figure: "time", asked: { start: "joining" }, against: earlier })).rejects.toThrow();
  });
});

describe("two times side by side", () => {
  it("share no day, so that no use is counted in both", async () => {
    for (const period of ["before", "year"] as const)
      for (const figure of ["often", "access"] as const) {
        const { sets } = await compare({ figure, against: { to: "period", period } });
        const [now, earlier] = sets;
        expect(earlier && now && earlier.until < now.from, `${figure} ${period}`).toBe(true);
        // Who never used it a year ago would have to be known of days that are kept no longer.
        if (figure === "access") expect(earlier?.hidden).toBe(period === "year" ? "gone" : null);
      }
  });

  it("do not say by subtraction whether somebody who left between them had ever used it", async () => {
    const leavers = async (figure: Asked) => {
      const { measures, sets } = await compare(figure);
      return sets.map(({ values }) => measures.map(({ key }, at) => [key, values[at] ?? null]));
    };
    const [now, earlier] = await leavers({
      figure: "access",
      group: north(),
      against: { to: "period", period: "before" },
    });
    expect(now).toEqual([
      ["active", 6 / 12],
      ["dormant", 0],
      ["never", 6 / 12],
    ]);
    expect(earlier?.slice(1)).toEqual([
      ["dormant", null],
      ["never", null],
    ]);
    // The south lost nobody: what it was is said.
    const [, same] = await leavers({ figure: "access", group: south(), against: { to: "period", period: "before" } });
    expect(same?.[2]).toEqual(["never", 1]);
    // Nor does the page of an earlier day say it.
    const page = await reader.call.analytics.licences({ by: "unit", until: "2026-10-22" });
    const use = "groups" in page && page.groups.find(({ key }) => key === units.north)?.use;
    expect(use).toMatchObject({ dormant: null, never: null });
    // And nor do those behind it.
    const behind = await reader.call.analytics.people({ figure: "licences", state: "never", until: "2026-10-22" });
    expect(behind).toEqual({ hidden: { suppressed: "complement" }, minimum: 5 });
  });

  it("are the newcomers of each time, and a funnel of days that are gone is said to be gone", async () => {
    const back = await compare({
      figure: "back",
      asked: { step: "week", periods: 4, kind: "nth" },
      against: { to: "period", period: "before" },
    });
    expect(back.sets.map(({ people }) => people)).toEqual([0, 6]);
    const funnel = await compare({
      figure: "funnel",
      asked: {
        from: "2026-10-30",
        until: "2026-11-20",
        steps: [{ event: "won" }, { event: "lost" }],
        windowHours: 72,
      },
      against: { to: "period", period: "year" },
    });
    expect(funnel.sets.map(({ hidden }) => hidden)).toEqual([null, "gone"]);
  });
});
