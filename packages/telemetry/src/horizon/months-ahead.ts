import type { Tx } from "@arraigo/platform";

/** For how many months after this one the event log has a partition. They are made at every start, two years ahead. */
export async function monthsAhead(tx: Tx, now: Date): Promise<number> {
  const { rows } = await tx.runSql(
    `select count(*)::int as months from pg_inherits i join pg_class c on c.oid = i.inhrelid
     where i.inhparent = 'telemetry.events'::regclass and c.relname > 'events_' || to_char($1::timestamptz at time zone 'UTC', 'YYYY_MM')
       and c.relname ~ '^events_\\d{4}_\\d\\d$'`,
    [now.toISOString()],
  );
  return (rows[0] as { months: number } | undefined)?.months ?? 0;
}
