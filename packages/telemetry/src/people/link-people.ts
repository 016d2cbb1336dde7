import type { Tx } from "@arraigo/platform";

/** Names for one person: each of `refs` is linked to whoever any of `to` is known to be. */
export interface Link {
  refs: string[];
  to: string[];
}

const linkSql = `
with named as (
  select l.ref, (array_agg(w.person_id order by l.place) filter (where w.person_id is not null))[1] as person_id
  from jsonb_to_recordset($1::jsonb) as l(ref text, target text, place int)
  left join telemetry.people_by_ref(array(select distinct t.target from jsonb_to_recordset($1::jsonb) as t(target text))) w on w.ref = l.target
  group by l.ref
)
insert into telemetry.identities as t (organisation_id, user_ref, person_id, linked_at)
select $2::uuid, n.ref, n.person_id, $3::timestamptz from named n
where n.person_id is not null
  and not exists (select from telemetry.people_by_ref(array[n.ref]) k where k.person_id = n.person_id)
order by n.ref collate "C"
on conflict (organisation_id, user_ref) do update set person_id = excluded.person_id, linked_at = excluded.linked_at`;

/** Remembers what identify and alias say, where it leads to somebody in the directory. Traits are not kept. */
export async function linkPeople(tx: Tx, links: readonly Link[], at: Date): Promise<void> {
  const pairs = new Map<string, { ref: string; target: string; place: number }>();
  for (const { refs, to } of links)
    for (const ref of refs)
      to.forEach((target, place) => {
        // The newest word about a name wins.
        if (target !== ref || to.length > 1) pairs.set(`${ref}\n${target}`, { ref, target, place });
      });
  if (pairs.size === 0) return;
  await tx.runSql({
    name: "telemetry_link_people",
    text: linkSql,
    values: [JSON.stringify([...pairs.values()]), tx.organisationId, at.toISOString()],
  });
}
