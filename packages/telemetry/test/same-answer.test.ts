import { openWorld, type TestOrganisation, type World } from "@arraigo/directory/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { recordUsage, telemetryModule } from "../src/index";
import { look } from "./looking";

type Router = typeof telemetryModule.router;
type Person = Awaited<ReturnType<TestOrganisation<Router>["person"]>>;
let world: World<Router>;
let company: TestOrganisation<Router>;
let reader: Person;
let staff: Person[];

/* February 2027 is four whole weeks, from Monday to Sunday, so that the month, the 28 days that end with it, and the days from the 1st to the 28th are one question. */
const [from, until] = ["2027-02-01", "2027-02-28"];

beforeAll(async () => {
  world = await openWorld(telemetryModule);
  world.setNow("2027-03-01T12:00:00Z");
  company = await world.organisation({ timeZone: "UTC" });
  reader = await company.person({ roles: ["change_manager"] });
  staff = [];
  for (let at = 0; at < 23; at += 1) staff.push(await company.person());
  await look(world.test.ownerUrl, "update directory.people set starts_on = '2020-01-01' where organisation_id = $1", [
    company.id,
  ]);
  // Something was recorded before; fourteen did it in the month, each on a day of their own and again on the last.
  const before = { personId: staff[0]?.id ?? "", name: "won", occurredAt: new Date("2027-01-15T10:00:00Z") };
  await recordUsage(company.system, [{ ...before, properties: {} }]);
  await recordUsage(
    company.system,
    staff.slice(0, 14).flatMap(({ id }, at) =>
      [String(at + 3).padStart(2, "0"), "28"].map((day) => ({
        personId: id,
        name: "won",
        occurredAt: new Date(`2027-02-${day}T10:00:00Z`),
        properties: {},
      })),
    ),
  );
});
afterAll(() => world.close());

/** One answer of a procedure: of how many people, and how many of them did it. */
type Said = readonly [people: number | null | undefined, did: number | null | undefined];

function shown<Answer extends object>(answer: Answer): Exclude<Answer, { hidden: unknown }> {
  if ("hidden" in answer) throw new Error("enough people for every page");
  return answer as Exclude<Answer, { hidden: unknown }>;
}

/** How many did something in the four weeks, at every procedure that says so: of a period, and of its last day. */
async function everywhere(): Promise<{
  period: Record<string, Said>;
  day: Record<string, Said>;
  did: Record<string, number | null | undefined>;
}> {
  const { analytics, insights } = reader.call;
  const month = shown(await analytics.active({ from, until, step: "month" })).points[0];
  const often = shown(await analytics.frequency({}));
  const access = shown(await analytics.licences({ by: "unit" }));
  const behind = async (ask: Parameters<typeof analytics.people>[0]): Promise<Said> => {
    const { total } = shown(await analytics.people(ask));
    return "people" in total ? [total.people, total.counted] : [null, null];
  };
  const compared = async (figure: "often" | "access") => {
    const { sets } = shown(await analytics.compare({ figure, against: { to: "every", by: "unit" } }));
    return sets.find(({ group }) => group === null);
  };
  const figures = await insights.figures({
    questions: [{ tab: "active", step: "month", window: "w12" }, { tab: "access" }, { tab: "often" }],
  });
  const numberOf = (at: number, key: string) => {
    const figure = figures[at];
    return figure && "measures" in figure ? figure.measures.find((each) => each.key === key) : undefined;
  };
  const offer = shown(await analytics.offers({})).features.find(({ key }) => key === "won");
  const steps = [{ event: "won" }, { event: "won" }];
  const funnel = shown(await analytics.funnel({ steps, windowHours: 720, from, until }));
  const paths = shown(
    await analytics.paths({ event: "won", direction: "after", which: "first", steps: 1, gapMinutes: 30, from, until }),
  );
  const [oftenSet, accessSet] = [await compared("often"), await compared("access")];
  const sum = (bars: readonly { people: number }[] | null) => bars?.reduce((all, { people }) => all + people, 0);
  const none = (bars: readonly { least: number; people: number }[] | null) =>
    bars?.find(({ least }) => least === 0)?.people ?? 0;
  return {
    period: {
      month: month && "active" in month ? [month.people, month.active] : [null, null],
      often: [often.people, often.stickiness.window],
      breadth: [often.people, often.breadth.people],
      days: [sum(often.activeDays), (sum(often.activeDays) ?? 0) - none(often.activeDays)],
      features: [sum(often.features), (sum(often.features) ?? 0) - none(often.features)],
      "behind the month": await behind({ figure: "active", step: "month", on: until }),
      "behind the days": await behind({ figure: "days", least: 1, most: 28 }),
      "behind the features": await behind({ figure: "features", least: 1, most: 400 }),
      "saved month": [numberOf(0, "active")?.of, numberOf(0, "active")?.value],
      "saved often": [numberOf(2, "idle")?.of, (numberOf(2, "idle")?.of ?? 0) - (numberOf(2, "idle")?.value ?? 0)],
      compared: [oftenSet?.people, Math.round((1 - (oftenSet?.values[5] ?? 0)) * (oftenSet?.people ?? 0))],
    },
    day: {
      access: [access.total.people, access.total.active],
      "behind access": await behind({ figure: "licences", state: "active" }),
      "saved access": [numberOf(1, "activeShare")?.of, (numberOf(1, "activeShare")?.value ?? 0) * access.total.people],
      compared: [accessSet?.people, Math.round((accessSet?.values[0] ?? 0) * (accessSet?.people ?? 0))],
      "behind what nobody was asked for": await behind({ figure: "offer", feature: "won", part: "besides" }),
    },
    did: {
      funnel: funnel.steps[0]?.people,
      paths: paths.people,
      offer: offer && "counts" in offer.people ? offer.people.counts.besides : null,
    },
  };
}

describe("the same question", () => {
  it("has the same answer at every procedure while nobody comes or leaves", async () => {
    const { period, day, did } = await everywhere();
    for (const [place, said] of Object.entries({ ...period, ...day })) expect(said, place).toEqual([24, 14]);
    expect(did).toEqual({ funnel: 14, paths: 14, offer: 14 });
    expect((await reader.call.analytics.groups()).people).toBe(24);
  });

  it("is of whoever was there on a day of a period, or on its last day: they part by those who left, and by nobody else", async () => {
    // Six who did it, and five who did not, leave in the middle of the month.
    const gone = [...staff.slice(0, 6), ...staff.slice(18)].map(({ id }) => id);
    await look(world.test.ownerUrl, "update directory.people set ends_on = '2027-02-15' where id = any($1::uuid[])", [
      gone,
    ]);
    const { period, day, did } = await everywhere();
    for (const [place, said] of Object.entries(period)) expect(said, place).toEqual([24, 14]);
    for (const [place, said] of Object.entries(day)) expect(said, place).toEqual([13, 8]);
    expect(did).toEqual({ funnel: 14, paths: 14, offer: 8 });
    expect((await reader.call.analytics.groups()).people).toBe(13);
  });
});
