import { ofTenant } from "@arraigo/db";
import type { Ctx, Tx } from "@arraigo/platform";
import { sql } from "drizzle-orm";
import type { FigureOrReason, Window } from "../measures/figure";
import { ratioInterval } from "../measures/ratio-interval";
import { uuidArray } from "../standing/raw-sql";
import { type ProtectedTable, sumOf } from "./protected-table";

export interface Utilisation {
  figure: FigureOrReason;
  /** Behaviours asked of too few people are left out, so that the sum less the others does not give them away. */
  behavioursLeftOut: number;
}

/** Expectations met of expectations over the last four full weeks, with an interval that takes people, not expectations, as independent. */
export async function utilisationOf(
  ctx: Ctx,
  tx: Tx,
  rolloutId: string,
  table: ProtectedTable,
  window: Window,
): Promise<Utilisation> {
  const shown = [...table.cells].filter(([, { total }]) => total === "shown").map(([behaviourId]) => behaviourId);
  const behavioursLeftOut = table.cells.size - shown.length;
  const atoms = shown.flatMap((behaviourId) => table.recent.get(behaviourId) ?? []);
  if (atoms.length === 0)
    return { figure: behavioursLeftOut > 0 ? { suppressed: "small" } : { missing: "noFullPeriod" }, behavioursLeftOut };
  const all = () => true;
  const numerator = sumOf(atoms, all, ({ met }) => met);
  const denominator = sumOf(atoms, all, ({ expected }) => expected);
  const behaviourIds = table.columns.flatMap((column) =>
    shown.includes(column.behaviourId) ? column.behaviourIds : [],
  );
  const interval = await intervalOf(ctx, tx, rolloutId, behaviourIds);
  return {
    figure: {
      ...window,
      numerator,
      denominator,
      share: numerator / denominator,
      lower: interval?.lower ?? null,
      upper: interval?.upper ?? null,
    },
    behavioursLeftOut,
  };
}

async function intervalOf(ctx: Ctx, tx: Tx, rolloutId: string, behaviourIds: readonly string[]) {
  const { rows } = await tx.execute<{
    people: number;
    met: number;
    expected: number;
    mm: number;
    me: number;
    ee: number;
  }>(sql`
    select count(*)::int as people, sum(m)::float8 as met, sum(e)::float8 as expected, sum(m * m)::float8 as mm, sum(m * e)::float8 as me,
      sum(e * e)::float8 as ee
    from (
      select sum(recent_met) as m, sum(recent_expected) as e from adoption.states
      where ${ofTenant(sql`organisation_id`, ctx.organisationId)} and rollout_id = ${rolloutId}
        and behaviour_id = any(${uuidArray(behaviourIds)}) and recent_expected > 0
      group by person_id
    ) each_person`);
  const [row] = rows;
  return row && ratioInterval({ ...row, metMet: row.mm, metExpected: row.me, expectedExpected: row.ee });
}
