import pg from "pg";

/** Looks at the database as its owner, past every fence. */
export async function look<T extends pg.QueryResultRow>(
  ownerUrl: string,
  sql: string,
  values: unknown[] = [],
): Promise<T[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    return (await client.query<T>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

/** How many events an organisation has in the log, by the gate, and by each rollup. They agree, or something is wrong. */
export async function countEverything(ownerUrl: string, organisationId: string) {
  const [row] = await look<{
    events: number;
    ids: number;
    rolled: number;
    active: number;
    matched: number;
    unmatched: number;
  }>(
    ownerUrl,
    `select
      (select count(*)::int from telemetry.events where organisation_id = $1) as events,
      (select count(*)::int from telemetry.events where organisation_id = $1 and person_id is not null) as matched,
      (select count(*)::int from telemetry.message_ids where organisation_id = $1) as ids,
      (select coalesce(sum(count), 0)::int from telemetry.usage_by_person_day where organisation_id = $1) as rolled,
      (select coalesce(sum(count), 0)::int from telemetry.active_days where organisation_id = $1) as active,
      (select coalesce(sum(count), 0)::int from telemetry.unmatched_users where organisation_id = $1) as unmatched`,
    [organisationId],
  );
  if (!row) throw new Error("counting always answers");
  return row;
}
