import { type Ctx, localToday, type Tx } from "@arraigo/platform";
import { sql } from "drizzle-orm";
import { type RecordType, recordTypes } from "../record-types";
import { actingPerson } from "../records/find-record";
import { listGaps } from "./list-gaps";
import { figureOf, figureOfAll, type QualitySums, sumsOfRecords } from "./quality-figure";
import { qualityHistory } from "./quality-history";
import { qualityRules } from "./quality-rules";
import type { QualityOverview } from "./read-overview";
import { measuredRecords } from "./score-sql";

/** One's own records, measured this moment, so that what was just put right counts at once. */
export async function ownOverview(ctx: Ctx, tx: Tx): Promise<QualityOverview> {
  const me = actingPerson(ctx);
  const at = { now: ctx.clock.now(), today: localToday(ctx) };
  const found: { type: RecordType; sums: QualitySums }[] = [];
  for (const type of recordTypes) {
    const rules = await qualityRules(ctx, tx, type);
    const { rows } = await tx.execute<QualitySums & Record<string, unknown>>(
      sql`select ${sumsOfRecords} from (${measuredRecords(ctx, rules, at, sql`r.owner_id = ${me}::uuid`)}) as scored`,
    );
    if (rows[0] && rows[0].records > 0) found.push({ type, sums: rows[0] });
  }
  return {
    whose: "mine",
    asOf: at.now.toISOString(),
    people: null,
    total: figureOfAll(found.map((each) => each.sums)),
    byType: found.map((each) => ({ type: each.type, figure: figureOf(each.sums) })),
    history: await qualityHistory(ctx, tx, sql`owner_id = ${me}::uuid`),
    gaps: await listGaps(ctx, tx, [me]),
  };
}
