import type { Ctx, Tx } from "@arraigo/platform";
import { sql } from "drizzle-orm";
import { imports } from "../imports/tables";
import { merges } from "../merges/tables";
import { runs } from "../runs/tables";
import { recordEvents } from "../timeline/tables";
import { uuids } from "./scope";

type Event = Pick<typeof recordEvents.$inferSelect, "id" | "subjectId">;

/**
 * Which fields somebody set after these events of one run, whatever stands there now: a value that was chosen again is a choice.
 * What was itself taken back does not count. Returns a test by record and field.
 */
export async function touchedSince(
  ctx: Ctx,
  tx: Tx,
  runId: string,
  events: readonly Event[],
): Promise<(id: string, field: string) => boolean> {
  if (events.length === 0) return () => false;
  const first = new Map<string, string>();
  for (const { subjectId, id } of events) if (id < (first.get(subjectId) ?? "z")) first.set(subjectId, id);
  const own = sql`${ctx.organisationId}::uuid`;
  const { rows } = await tx.execute<{ id: string; field: string }>(sql`
    select distinct e.subject_id as id, change->>'field' as field
    from unnest(${uuids([...first.keys()])}, ${uuids([...first.values()])}) as known(subject_id, event_id)
    join ${recordEvents} e on e.organisation_id = ${own} and e.subject_id = known.subject_id and e.id > known.event_id
    cross join lateral jsonb_array_elements(e.changes) as change
    where e.kind in ('changed', 'moved', 'reassigned') and e.run_id is distinct from ${runId}::uuid and e.source <> 'undo'
      and not exists (select from ${runs} r where r.organisation_id = ${own} and r.id = e.run_id and r.undone_at is not null)
      and not exists (select from ${imports} i where i.organisation_id = ${own} and i.id = e.run_id and i.undone_at is not null)
      and not exists (select from ${merges} m where m.organisation_id = ${own} and m.id = e.run_id and m.unmerged_at is not null)`);
  const touched = new Set(rows.map(({ id, field }) => `${id} ${field}`));
  return (id, field) => touched.has(`${id} ${field}`);
}
