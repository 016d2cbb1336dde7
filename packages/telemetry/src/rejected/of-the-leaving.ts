import type { Tx } from "@arraigo/platform";
import type { Delivery } from "../ingest/read-delivery";

/** Those with an event of somebody who is being erased: nothing of them is stored, so they stay refused until the erasure removes them. */
export async function ofTheLeaving(tx: Tx, deliveries: readonly Delivery[]): Promise<ReadonlySet<Delivery>> {
  const sent = deliveries.flatMap(({ rows }, place) => rows.map(({ p, r }) => ({ place, p, r })));
  const { rows } = await tx.runSql(
    `with leaving as materialized (
       select l.person_id as p, lower(n.name) as r from telemetry.erasures l cross join lateral unnest(l.names) n(name)
       where l.organisation_id = $1::uuid and l.state = 'running'
     ), sent as materialized (
       select * from jsonb_to_recordset($2::jsonb) as e(place int, p uuid, r text) where exists (select from leaving)
     )
     select distinct e.place from sent e
     left join telemetry.people_by_ref(array(select distinct k.r from sent k where k.r is not null)) w on w.ref = e.r
     where exists (select from leaving l where l.p = coalesce(e.p, w.person_id) or l.r = lower(e.r))`,
    [tx.organisationId, JSON.stringify(sent)],
  );
  const places = new Set((rows as { place: number }[]).map(({ place }) => place));
  return new Set(deliveries.filter((_delivery, place) => places.has(place)));
}
