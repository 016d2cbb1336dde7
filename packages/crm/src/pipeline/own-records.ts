import type { Ctx, Tx } from "@arraigo/platform";
import { sql } from "drizzle-orm";
import { recordEvents } from "../timeline/tables";

/** What of a record says whose it is, and since when it stands where it stands. */
export interface Owned {
  id: string;
  ownerId: string | null;
  stageEnteredAt?: unknown;
}

/**
 * Those of the records that are whoever acts' own, by id: they own them, or did at any time since the record entered its stage.
 * Handing one on to act on it and taking it back makes it no less one's own. One question, however many records.
 */
export async function ownRecords(ctx: Ctx, tx: Tx, records: readonly Owned[]): Promise<Set<string>> {
  const me = ctx.actor.personId;
  if (me === null) return new Set();
  const own = new Set(records.filter((each) => each.ownerId === me).map((each) => each.id));
  const asked = records.flatMap(({ id, stageEnteredAt }) =>
    stageEnteredAt instanceof Date && !own.has(id) ? [{ id, since: stageEnteredAt.toISOString() }] : [],
  );
  if (asked.length === 0) return own;
  const { rows } = await tx.execute<{ id: string }>(sql`
    select distinct e.subject_id as id
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as r(id uuid, since timestamptz)
    join ${recordEvents} e on e.organisation_id = ${ctx.organisationId}::uuid and e.subject_id = r.id and e.occurred_at >= r.since
    where e.kind = 'reassigned'
      and exists (select from jsonb_array_elements(e.changes) c where c ->> 'field' = 'ownerId' and c ->> 'fromValue' = ${me})`);
  for (const { id } of rows) own.add(id);
  return own;
}
