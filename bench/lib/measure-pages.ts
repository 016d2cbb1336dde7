import type pg from "pg";
import { get, type Session, timed } from "./api";
import type { Bench } from "./bench";
import { fillHistory, type HistorySize, keptDays } from "./history-fill";
import { keptIn } from "./kept";
import { addPeople } from "./organisation";
import { makeAdministrator, signIn } from "./product";

const p95Max = 100;
const flatMax = 1.5;
const day = (back: number) => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10);

interface Filled extends HistorySize {
  administrator: { email: string; password: string };
}

interface Filling extends Pick<Bench, "quick" | "log"> {
  databaseUrl: string;
  owner: pg.Pool;
}

/** A tenth and a hundredth have a shorter past, the whole one as long as the product keeps days of people. */
function sizesOf(quick: boolean): HistorySize[] {
  const million = quick ? 100_000 : 1_000_000;
  return [1, 10, 100].map((times) => ({
    label: `${((million * times) / 1e6).toLocaleString("en")}M`,
    events: million * times,
    days: times === 1 ? 90 : keptDays,
  }));
}

const groupsSql = [
  "insert into directory.org_units (id, organisation_id, name) select gen_random_uuid(), $1, 'Unit ' || n from generate_series(1, 10) n",
  `update directory.people p set org_unit_id = u.id from (select id, row_number() over (order by id) - 1 as at from directory.org_units where organisation_id = $1) u
   where p.organisation_id = $1 and p.external_id is not null and u.at = substr(p.external_id, 2)::int % 10`,
];

/** Organisations of the same people and three sizes of history, one beside the other in one database; an earlier run may have left them. */
export function filledOrganisations(filling: Filling): Promise<Filled[]> {
  return keptIn(filling.owner, () => fillOrganisations(filling));
}

async function fillOrganisations({ databaseUrl, owner, quick, log }: Filling): Promise<Filled[]> {
  const people = quick ? 500 : 2_500;
  const filled: Filled[] = [];
  for (const size of sizesOf(quick)) {
    const administrator = await makeAdministrator(
      databaseUrl,
      `History of ${size.label}`,
      `bench${size.label}@example.com`,
    );
    const { rows } = await owner.query<{ id: string }>("select id from directory.organisations where name = $1", [
      `History of ${size.label}`,
    ]);
    const id = rows[0]?.id ?? "";
    await addPeople((text, values) => owner.query(text, values), id, people);
    for (const text of groupsSql) await owner.query(text, [id]);
    const raw = await fillHistory(owner, id, size, quick ? 100_000 : 3_000_000);
    log(
      `  ${size.label} events of ${people} people over ${size.days} days: sums and counts of all of them, ${raw.toLocaleString("en")} raw events of the newest days (no page here reads those)`,
    );
    filled.push({ ...size, administrator });
  }
  await owner.query(
    "vacuum analyze telemetry.usage_by_person_day, telemetry.active_days, telemetry.event_days, telemetry.events",
  );
  return filled;
}

type Case = [name: string, path: string, input: unknown];

/** The standard pages as the portal asks for them. */
const casesOf = (event: string, unit: string): Case[] => [
  ["active_by_day", "active", { from: day(83), until: day(0), step: "day" }],
  ["active_by_week", "active", { from: day(83), until: day(0), step: "week" }],
  ["active_by_month", "active", { from: day(390), until: day(0), step: "month" }],
  ["active_of_a_feature", "active", { from: day(83), until: day(0), step: "week", event }],
  ["active_of_a_group", "active", { from: day(83), until: day(0), step: "week", group: { by: "unit", key: unit } }],
  ["frequency", "frequency", {}],
  ["retention", "retention", { step: "week", periods: 12, kind: "nth" }],
  ["licences", "licences", { by: "unit" }],
  ["groups", "groups", undefined],
  ["events", "events", undefined],
  ["features_against_offer", "offers", {}],
  ["time_to_first_use", "timeTo", { start: "joining", by: "unit" }],
  ["behind_active_people", "people", { figure: "active", step: "week", on: day(7) }],
  ["behind_active_days", "people", { figure: "days", least: 1, most: 28 }],
  ["behind_access", "people", { figure: "licences", state: "active" }],
  ...comparisons.map(
    (question): Case => [`compare_${question.figure}`, "compare", { ...question, against: everyUnit }],
  ),
  ["dashboard_of_six", "insights.figures", { questions: dashboard.map((tab) => ({ tab })) }],
];

const everyUnit = { to: "every", by: "unit" };
const comparisons = [
  { figure: "active", asked: { from: day(83), until: day(0), step: "week" } },
  { figure: "often" },
  { figure: "access" },
  { figure: "back", asked: { step: "week", periods: 12, kind: "nth" } },
  { figure: "time", asked: { start: "joining" } },
  { figure: "offer" },
];
/** Tiles of every figure that reads no single events. */
const dashboard = ["active", "often", "back", "access", "offer", "time"];

/** Every page at every size: 95 of 100 answers in time, and none dearer for a longer past. */
export async function measurePages(url: string, filled: readonly Filled[], { quick, report }: Bench): Promise<void> {
  const first = new Map<string, number>();
  for (const { label, administrator } of filled) {
    const session: Session = { url, cookie: await signIn(url, administrator) };
    const ask = (path: string, input: unknown) =>
      get<object>(session, `telemetry.${path.includes(".") ? path : `analytics.${path}`}`, input);
    const { events } = (await ask("events", undefined)) as { events: string[] };
    const groups = (await ask("groups", undefined)) as { groups?: { by: string; key: string }[] };
    const unit = groups.groups?.find(({ by, key }) => by === "unit" && key !== "none")?.key ?? "none";
    for (const [name, path, input] of casesOf(events[0] ?? "", unit)) {
      const { p50, p95 } = await timed(quick ? 30 : 100, async () => (await ask(path, input)) && 1);
      report({ name: `${name}_p95_at_${label}`, value: p95, unit: "ms", target: p95Max, better: "lower" });
      const before = first.get(name);
      if (before === undefined) first.set(name, p50);
      else if (label === filled.at(-1)?.label)
        report({
          name: `${name}_p50_at_${label}`,
          value: p50,
          unit: "ms",
          floor: before,
          target: flatMax,
          better: "lower",
        });
    }
  }
}
