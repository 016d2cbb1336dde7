import { type Ctx, type EvidenceSource, inTransaction, type Reading } from "@arraigo/platform";
import { sql } from "drizzle-orm";
import { currentQualities } from "./quality/current-quality";
import { qualityRules } from "./quality/quality-rules";
import { isStored } from "./quality/quality-state";
import { qualityDays } from "./quality/tables";
import { uuids } from "./records/scope";
import { organisationTime } from "./settings/organisation-time";

/** Whose quality says something about how its owner works; the price list does not. */
const types = ["account", "contact", "lead", "opportunity", "case"] as const;

interface Row extends Record<string, unknown> {
  owner_id: string;
  points: number;
  records: number;
}

/**
 * Points of a person's records ÷ the points they could have (`quality/definition.ts`), as measured on the last day within the
 * window; measured now where no day has been yet. Who owns nothing has no reading.
 */
export const dataQuality: EvidenceSource = {
  perPerson: async (ctx, people, window) => {
    const measured = await lastMeasured(ctx, people, window.to);
    const rows = measured ?? (await measureNow(ctx, people));
    const readings = new Map<string, Reading>();
    for (const row of rows) {
      const before = readings.get(row.owner_id);
      readings.set(row.owner_id, {
        numerator: (before?.numerator ?? 0) + row.points,
        denominator: (before?.denominator ?? 0) + row.records * 100,
        asOf: ctx.clock.now(),
      });
    }
    return readings;
  },
};

async function lastMeasured(ctx: Ctx, people: readonly string[], to: string): Promise<Row[] | null> {
  return inTransaction(ctx, async (tx) => {
    const { rows: days } = await tx.execute<{ day: string | null }>(
      sql`select max(day)::text as day from ${qualityDays} where organisation_id = ${ctx.organisationId}::uuid and day <= ${to}::date`,
    );
    const day = days[0]?.day;
    if (!day) return null;
    const { rows } = await tx.execute<Row>(sql`
      select owner_id, sum(points) as points, sum(records)::int as records from ${qualityDays}
      where organisation_id = ${ctx.organisationId}::uuid and day = ${day}::date and owner_id = any(${uuids(people)})
        and record_type <> 'product' group by owner_id`);
    return rows;
  });
}

async function measureNow(ctx: Ctx, people: readonly string[]): Promise<Row[]> {
  return inTransaction(ctx, async (tx) => {
    const found: Row[] = [];
    for (const type of types) {
      const rules = await qualityRules(ctx, tx, type);
      const at = await organisationTime(ctx, tx);
      const { rows } = await tx.execute<Row>(sql`
        select owner_id, sum(points) as points, count(*)::int as records
        from (${currentQualities(ctx, rules, at, await isStored(ctx, tx, rules, at), people)}) as scored group by owner_id`);
      found.push(...rows);
    }
    return found;
  });
}
