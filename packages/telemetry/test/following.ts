import { newId } from "@arraigo/db/columns";
import pg from "pg";

/*
 * What change and adoption would have said, written into their tables by the database's owner: telemetry knows both by their published
 * views alone. Each call opens and closes a connection, so that a test can use it anywhere.
 */
export interface Scoped {
  personId: string;
  from: string;
  until?: string | null;
  spells?: { adoptedOn: string; lapsedOn: string | null }[];
}

export function openRollouts(ownerUrl: string) {
  const run = async (text: string, values: unknown[]) => {
    const client = new pg.Client({ connectionString: ownerUrl });
    await client.connect();
    try {
      await client.query(text, values);
    } finally {
      await client.end();
    }
  };
  return {
    async rollout(organisationId: string, name = "CRM", ledBy: string | null = null): Promise<string> {
      const id = newId();
      await run(
        "insert into change.rollouts (organisation_id, id, name, objective, starts_on, led_by) values ($1, $2, $3, '{\"en\":\"O\"}', '2026-01-01', $4)",
        [organisationId, id, JSON.stringify({ en: name }), ledBy],
      );
      return id;
    },
    async behaviour(
      organisationId: string,
      rolloutId: string,
      asked: { jobRoleId: string; event: string; filter?: object; required?: boolean; name?: string },
    ): Promise<string> {
      const id = newId();
      await run(
        `insert into change.behaviours (organisation_id, id, rollout_id, job_role_id, name, benefit, event, filter, target_count, cadence, required, position)
         values ($1, $2, $3, $4, $5, '{"en":"B"}', $6, $7, 1, 'week', $8, 0)`,
        [
          organisationId,
          id,
          rolloutId,
          asked.jobRoleId,
          JSON.stringify({ en: asked.name ?? "Behaviour" }),
          asked.event,
          asked.filter ? JSON.stringify(asked.filter) : null,
          asked.required ?? true,
        ],
      );
      return id;
    },
    /** Who is in scope since when, and when they had adopted, for a day. */
    async scope(organisationId: string, rolloutId: string, asOfDay: string, people: readonly Scoped[]): Promise<void> {
      await run(
        "insert into adoption.refreshes (organisation_id, rollout_id, as_of_day, computed_at) values ($1, $2, $3, now())",
        [organisationId, rolloutId, asOfDay],
      );
      for (const { personId, from, until, spells } of people)
        await run(
          `insert into adoption.rollout_people (organisation_id, rollout_id, person_id, wave_id, state, scope_from, scope_until, spells)
           values ($1, $2, $3, $2, 'trying', $4, $5, $6)`,
          [organisationId, rolloutId, personId, from, until ?? null, JSON.stringify(spells ?? [])],
        );
    },
    /** What is asked of whom, and where they stand. */
    async standing(
      organisationId: string,
      rolloutId: string,
      behaviourId: string,
      states: Readonly<Record<string, string>>,
    ): Promise<void> {
      await run(
        `insert into adoption.states (organisation_id, rollout_id, behaviour_id, person_id, state, asked, recent_expected, recent_met,
           recent_count, recent_target, running_from, running_until, running_count)
         select $1::uuid, $2::uuid, $3::uuid, s.key::uuid, s.value, true, 0, 0, 0, 0, '2026-11-16', '2026-11-22', 0
         from jsonb_each_text($4::jsonb) s`,
        [organisationId, rolloutId, behaviourId, JSON.stringify(states)],
      );
    },
  };
}
