import { newId } from "@arraigo/db/columns";
import type { World } from "@arraigo/directory/testing";
import type { TRPCRouterRecord } from "@trpc/server";
import pg from "pg";

/*
 * The published views of telemetry and change, standing on plain tables of the same columns. Adoption knows those modules by their views
 * alone, so its tests do too: in the test file's own database each view is replaced by one over a table that the test fills.
 */
const views: Record<string, string> = {
  "change.rollouts_v1": "rollout_id uuid, name jsonb, objective jsonb, started_on date",
  "change.waves_v1": "rollout_id uuid, wave_id uuid, name jsonb, position integer, go_live_on date",
  "change.wave_people_v1": "rollout_id uuid, wave_id uuid, person_id uuid, go_live_on date",
  "change.behaviours_v1":
    "rollout_id uuid, behaviour_id uuid, job_role_id uuid, name jsonb, benefit jsonb, event text, filter jsonb, target_count integer, cadence text, required boolean, position integer",
  "change.rollout_leads_v1": "rollout_id uuid, person_id uuid",
  "change.plan_points_v1": "rollout_id uuid, day date, share numeric",
  "telemetry.usage_by_person_day_v1": "person_id uuid, event text, day date, count integer",
  "telemetry.events_v1": "person_id uuid, event text, occurred_at timestamptz, properties jsonb",
};

export interface BehaviourOptions {
  jobRoleId: string | null;
  event: string;
  targetCount?: number;
  cadence?: "day" | "week" | "month";
  required?: boolean;
  filter?: Record<string, unknown>;
  name?: string;
}

export interface Publishers {
  rollout(organisationId: string): Promise<string>;
  lead(organisationId: string, rolloutId: string, personId: string): Promise<void>;
  wave(organisationId: string, rolloutId: string, goLive: string | null, name?: string): Promise<string>;
  enrol(organisationId: string, rolloutId: string, waveId: string, personIds: readonly string[]): Promise<void>;
  withdraw(organisationId: string, personId: string): Promise<void>;
  behaviour(organisationId: string, rolloutId: string, options: BehaviourOptions): Promise<string>;
  plan(
    organisationId: string,
    rolloutId: string,
    points: readonly (readonly [day: string, share: number])[],
  ): Promise<void>;
  /** Daily sums, as telemetry keeps them: given again for a day, they replace it. */
  usage(
    organisationId: string,
    rows: readonly { personId: string; event: string; day: string; count: number }[],
  ): Promise<void>;
  event(organisationId: string, personId: string, event: string, occurredAt: string, properties: object): Promise<void>;
  run(text: string, values?: unknown[]): Promise<pg.QueryResult>;
  close(): Promise<void>;
}

/** Puts tables under the published views of this test's database, and answers what fills them. */
export async function openPublishers<R extends TRPCRouterRecord>(world: World<R>): Promise<Publishers> {
  const owner = new pg.Client({ connectionString: world.test.ownerUrl });
  await owner.connect();
  for (const [view, columns] of Object.entries(views)) {
    const table = view.replace("_v1", "_given");
    const names = columns.split(", ").map((column) => column.split(" ")[0]);
    await owner.query(`
      create schema if not exists ${view.split(".")[0]};
      drop view if exists ${view} cascade;
      create table ${table} (organisation_id uuid not null, ${columns});
      alter table ${table} enable row level security;
      create policy own on ${table} using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
      create view ${view} with (security_invoker = true) as select organisation_id, ${names.join(", ")} from ${table};
      grant usage on schema ${view.split(".")[0]} to arraigo_app;
      grant select on ${table}, ${view} to arraigo_app`);
  }
  const run = (text: string, values: unknown[] = []) => owner.query(text, values);
  let position = 0;
  return {
    run,
    close: () => owner.end(),
    async rollout(organisationId) {
      const id = newId();
      await run("insert into change.rollouts_given values ($1, $2, $3, $4, '2026-08-01')", [
        organisationId,
        id,
        { en: "CRM for Sales", es: "CRM para Ventas" },
        { en: "One place for every customer" },
      ]);
      return id;
    },
    async lead(organisationId, rolloutId, personId) {
      await run("insert into change.rollout_leads_given values ($1, $2, $3)", [organisationId, rolloutId, personId]);
    },
    async wave(organisationId, rolloutId, goLive, name = "First wave") {
      const id = newId();
      position += 1;
      await run("insert into change.waves_given values ($1, $2, $3, $4, $5, $6)", [
        organisationId,
        rolloutId,
        id,
        { en: name },
        position,
        goLive,
      ]);
      return id;
    },
    async enrol(organisationId, rolloutId, waveId, personIds) {
      await run(
        `insert into change.wave_people_given select $1, $2, $3, unnest($4::uuid[]), go_live_on from change.waves_given where wave_id = $3`,
        [organisationId, rolloutId, waveId, personIds],
      );
    },
    async withdraw(organisationId, personId) {
      await run("delete from change.wave_people_given where organisation_id = $1 and person_id = $2", [
        organisationId,
        personId,
      ]);
    },
    async behaviour(organisationId, rolloutId, options) {
      const id = newId();
      position += 1;
      const {
        jobRoleId,
        event,
        targetCount = 1,
        cadence = "week",
        required = true,
        filter = null,
        name = event,
      } = options;
      await run("insert into change.behaviours_given values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)", [
        organisationId,
        rolloutId,
        id,
        jobRoleId,
        { en: name, es: `${name} (es)` },
        { en: "Less to type" },
        event,
        filter,
        targetCount,
        cadence,
        required,
        position,
      ]);
      return id;
    },
    async plan(organisationId, rolloutId, points) {
      for (const [day, share] of points)
        await run("insert into change.plan_points_given values ($1, $2, $3, $4)", [
          organisationId,
          rolloutId,
          day,
          share,
        ]);
    },
    async usage(organisationId, rows) {
      const given = JSON.stringify(rows);
      const recordset = `jsonb_to_recordset($2::jsonb) as r("personId" uuid, event text, day date, count integer)`;
      await run(
        `delete from telemetry.usage_by_person_day_given g using ${recordset}
         where g.organisation_id = $1 and g.person_id = r."personId" and g.event = r.event and g.day = r.day`,
        [organisationId, given],
      );
      await run(
        `insert into telemetry.usage_by_person_day_given select $1, r."personId", r.event, r.day, r.count from ${recordset}`,
        [organisationId, given],
      );
    },
    async event(organisationId, personId, event, occurredAt, properties) {
      await run("insert into telemetry.events_given values ($1, $2, $3, $4, $5)", [
        organisationId,
        personId,
        event,
        occurredAt,
        properties,
      ]);
    },
  };
}
