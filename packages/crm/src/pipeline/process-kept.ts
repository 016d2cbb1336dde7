import { type EvidenceSource, inTransaction } from "@arraigo/platform";
import { sql } from "drizzle-orm";
import { uuids } from "../records/scope";
import { gateOverrides, stageEntries, stages } from "./tables";

/**
 * A person's moves that met the gate ÷ all their moves, over the window (UTC days, both ends included). A move is an entry into a
 * stage that followed another one; one that was taken back never was. What passed by override counts as not kept; what an import
 * landed is nobody's move. Who moved nothing has no reading.
 */
export const processKept: EvidenceSource = {
  perPerson: (ctx, people, window) =>
    inTransaction(ctx, async (tx) => {
      const organisation = sql`${ctx.organisationId}::uuid`;
      const { rows } = await tx.execute<{ person_id: string; moves: number; kept: number }>(sql`
        select e.entered_by as person_id, count(*)::int as moves,
          count(*) filter (where not exists (
            select from ${gateOverrides} o where o.organisation_id = ${organisation} and o.record_id = e.record_id
              and o.stage_id = e.stage_id and o.overridden_at = e.entered_at and o.undone_at is null
          ))::int as kept
        from ${stageEntries} e
        where e.organisation_id = ${organisation} and e.undone_at is null
          and e.stage_id in (select s.id from ${stages} s where s.organisation_id = ${organisation})
          and e.entered_at >= ${window.from}::date and e.entered_at < ${window.to}::date + 1
          and e.entered_by = any(${uuids(people)})
          and exists (
            select from ${stageEntries} b where b.organisation_id = ${organisation} and b.record_id = e.record_id
              and b.id <> e.id and b.undone_at is null and b.entered_at <= e.entered_at and b.left_at is not null and b.left_at <= e.entered_at
          )
          and not exists (
            select from ${gateOverrides} i where i.organisation_id = ${organisation} and i.record_id = e.record_id
              and i.overridden_at = e.entered_at and i.source = 'import'
          )
        group by e.entered_by`);
      return new Map(
        rows.map((row) => [row.person_id, { numerator: row.kept, denominator: row.moves, asOf: ctx.clock.now() }]),
      );
    }),
};
