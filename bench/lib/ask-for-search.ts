import type pg from "pg";

/**
 * Asks the background for the search for duplicates among an organisation's contacts, and wakes it, as the queue does for whatever the
 * product itself enqueues. Without the waking a message lies until the queue's own look around, up to half a minute.
 */
export async function askForSearch(owner: pg.Pool, organisation: string): Promise<void> {
  const queue = "crm.job.goOnFindingDuplicates";
  await owner.query(
    "insert into pgboss.job (name, data) values ($2, jsonb_build_object('organisationId', $1::text, 'data', jsonb_build_object('type', 'contact')))",
    [organisation, queue],
  );
  await owner.query("select pg_notify('pgboss_' || left(encode(sha224('pgboss'::bytea), 'hex'), 24), $1)", [queue]);
}
