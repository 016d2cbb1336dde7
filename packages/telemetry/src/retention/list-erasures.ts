import { type Ctx, inTransaction } from "@arraigo/platform";
import type { ErasedPlace } from "./check-erased";
import { type ErasurePhase, erasurePhases } from "./erasure-tables";

/** One erasure as its page shows it. `name` and `personId` are null once it is done: whose it was is the audit log's alone. */
export interface ErasureView {
  id: string;
  state: "running" | "done";
  phase: ErasurePhase;
  /** Pieces that are behind it, and how many there are. */
  done: number;
  of: number;
  personId: string | null;
  name: string | null;
  askedBy: string | null;
  askedAt: string;
  endedAt: string | null;
  /** Where something was that is gone now. */
  removed: ErasedPlace[];
  /** How many places were looked into at the end, and in how many rows something was found. */
  looked: number;
  left: number;
  problem: string | null;
}

const doneMax = 10;

/** Those that run, and the last ten that are done, newest first. */
export function listErasures(ctx: Ctx): Promise<{ erasures: ErasureView[] }> {
  return inTransaction(ctx, async (tx) => {
    const { rows } = await tx.runSql(
      `select e.id, e.state, e.phase, e.person_id as "personId", p.given_name || ' ' || p.family_name as name,
         b.given_name || ' ' || b.family_name as "askedBy", e.asked_at as "askedAt", e.ended_at as "endedAt", e.removed, e.found, e.problem
       from (
         (select * from telemetry.erasures r where r.organisation_id = $1::uuid and r.state = 'running')
         union all
         (select * from telemetry.erasures d where d.organisation_id = $1::uuid and d.state = 'done' order by d.ended_at desc, d.id limit ${doneMax})
       ) e
       left join directory.people p on p.organisation_id = e.organisation_id and p.id = e.person_id
       left join directory.people b on b.organisation_id = e.organisation_id and b.id = e.asked_by
       order by e.asked_at desc, e.id`,
      [tx.organisationId],
    );
    return { erasures: (rows as unknown as Row[]).map(viewOf) };
  });
}

type Row = Omit<ErasureView, "askedAt" | "endedAt" | "looked" | "left" | "done" | "of"> & {
  askedAt: Date | string;
  endedAt: Date | string | null;
  found: Record<string, number> | null;
};

function viewOf({ found, askedAt, endedAt, ...row }: Row): ErasureView {
  const places = Object.values(found ?? {});
  return {
    ...row,
    done: row.state === "done" ? erasurePhases.length : erasurePhases.indexOf(row.phase),
    of: erasurePhases.length,
    askedAt: new Date(askedAt).toISOString(),
    endedAt: endedAt === null ? null : new Date(endedAt).toISOString(),
    looked: places.length,
    left: places.reduce((sum, rows) => sum + rows, 0),
  };
}
