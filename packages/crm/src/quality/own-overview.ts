import type { Ctx, Tx } from "@arraigo/platform";
import { sql } from "drizzle-orm";
import { type RecordType, recordTypes } from "../record-types";
import { actingPerson } from "../records/find-record";
import { organisationTime } from "../settings/organisation-time";
import { currentQualities } from "./current-quality";
import { listGaps } from "./list-gaps";
import { figureOf, figureOfAll, type QualitySums, sumsOfRecords } from "./quality-figure";
import { qualityHistory } from "./quality-history";
import { qualityRules } from "./quality-rules";
import { isStored } from "./quality-state";
import type { QualityOverview } from "./read-overview";

/** One's own records as they are this moment, so that what was just put right counts at once. */
export async function ownOverview(ctx: Ctx, tx: Tx): Promise<QualityOverview> {
  const me = actingPerson(ctx);
  const at = await organisationTime(ctx, tx);
  const found: { type: RecordType; sums: QualitySums }[] = [];
  for (const type of recordTypes) {
    const rules = await qualityRules(ctx, tx, type);
    const { rows } = await tx.execute<QualitySums & Record<string, unknown>>(
      sql`select ${sumsOfRecords} from (${currentQualities(ctx, rules, at, await isStored(ctx, tx, rules, at), [me])}) as scored`,
    );
    if (rows[0] && rows[0].records > 0) found.push({ type, sums: rows[0] });
  }
  return {
    whose: "mine",
    asOf: ctx.clock.now().toISOString(),
    people: null,
    total: figureOfAll(found.map((each) => each.sums)),
    byType: found.map((each) => ({ type: each.type, figure: figureOf(each.sums) })),
    history: await qualityHistory(ctx, tx, sql`owner_id = ${me}::uuid`),
    gaps: await listGaps(ctx, tx, [me]),
  };
}
