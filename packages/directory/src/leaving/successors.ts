import type { Ctx, Tx } from "@arraigo/platform";
import { sql } from "drizzle-orm";
import { SuccessorUnknown } from "../errors";

const stepsMax = 30;

/**
 * Who takes over from each of these people: whoever was decided on, or their people manager; where those have left as well, whoever
 * took over from them, and so on upwards. `null`: nobody in particular, by decision or because nobody is left above them.
 */
export async function successorsOf(
  ctx: Ctx,
  tx: Tx,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, string | null>> {
  const now = ctx.clock.now();
  const { rows } = await tx.execute<{ id: string; successor: string | null }>(sql`
    with recursive line(id, candidate, step) as (
      select p.id, case when h.person_id is null then p.manager_id else h.successor_id end, 1
      from directory.people p left join directory.handovers h on h.organisation_id = p.organisation_id and h.person_id = p.id
      where p.organisation_id = ${ctx.organisationId} and p.id = any(${sql.param(`{${personIds.join(",")}}`)}::uuid[])
      union all
      select line.id, coalesce(h.successor_id, p.manager_id), line.step + 1
      from line join directory.people p on p.organisation_id = ${ctx.organisationId} and p.id = line.candidate
      left join directory.handovers h on h.organisation_id = p.organisation_id and h.person_id = p.id
      where line.step < ${stepsMax} and p.ends_on < (${now}::timestamptz at time zone p.time_zone)::date
    ), here as (
      select distinct on (line.id) line.id, line.candidate
      from line join directory.people p on p.organisation_id = ${ctx.organisationId} and p.id = line.candidate
      where p.id <> line.id and (p.ends_on is null or p.ends_on >= (${now}::timestamptz at time zone p.time_zone)::date)
      order by line.id, line.step
    )
    select asked.id::text as id, here.candidate as successor
    from unnest(${sql.param(`{${personIds.join(",")}}`)}::uuid[]) as asked(id) left join here on here.id = asked.id`);
  return new Map(rows.map((row) => [row.id, row.successor]));
}

/** Throws where this is nobody who could take over from the person: unknown, gone, or the person themselves. */
export async function assertSuccessor(ctx: Ctx, tx: Tx, personId: string, successorId: string): Promise<void> {
  const { rows } = await tx.execute(sql`
    select 1 from directory.people p where p.organisation_id = ${ctx.organisationId} and p.id = ${successorId} and p.id <> ${personId}
      and (p.ends_on is null or p.ends_on >= (${ctx.clock.now()}::timestamptz at time zone p.time_zone)::date)`);
  if (rows.length === 0) throw new SuccessorUnknown({}, "handover");
}
