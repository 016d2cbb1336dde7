import type { Ctx, Tx } from "@arraigo/platform";
import { type SQL, sql } from "drizzle-orm";
import { isStaged, type RecordType, recordTypes } from "../record-types";
import { tableOf } from "../records/record-table";
import { uuids } from "../records/scope";
import { inStage, sharedWants } from "./list-worst";
import { qualityRules } from "./quality-rules";
import { invalidSql, missingSql } from "./score-sql";

/** A field that many records lack: where one sitting puts most right. */
export interface QualityGap {
  type: RecordType;
  part: "completeness" | "validity";
  /** Any one of these fills it. */
  fields: readonly string[];
  label: string | null;
  records: number;
}

const gapsMax = 12;

/** What the records of these owners lack most often, by field: one statement a type. */
export async function listGaps(ctx: Ctx, tx: Tx, owners: readonly string[]): Promise<QualityGap[]> {
  const gaps: QualityGap[] = [];
  for (const type of recordTypes) {
    const rules = await qualityRules(ctx, tx, type);
    const label = (fields: readonly string[]) => rules.labels.get(fields[0] ?? "") ?? null;
    const asked: { gap: Omit<QualityGap, "records">; when: SQL }[] = [
      ...sharedWants(rules).map(({ want, stages }) => ({
        gap: { type, part: "completeness" as const, fields: want.fields, label: label(want.fields) },
        when: sql.join(
          stages.map((stage) => inStage(stage, missingSql(type, want))),
          sql` or `,
        ),
      })),
      ...rules.checks.map((check) => ({
        gap: { type, part: "validity" as const, fields: [check.key], label: label([check.key]) },
        when: invalidSql(type, check),
      })),
    ];
    if (asked.length === 0) continue;
    const counts = asked.map(({ when }, index) => sql`count(*) filter (where ${when})::int as ${sql.raw(`n${index}`)}`);
    const { rows } = await tx.execute<Record<string, number>>(sql`
      select ${sql.join(counts, sql`, `)} from ${tableOf[type]} as r
      where r.organisation_id = ${ctx.organisationId}::uuid and r.owner_id = any(${uuids(owners)}) and r.gone_at is null
        ${isStaged(type) ? sql`and r.closed_at is null` : sql``}`);
    for (const [index, { gap }] of asked.entries()) {
      const records = rows[0]?.[`n${index}`] ?? 0;
      if (records > 0) gaps.push({ ...gap, records });
    }
  }
  return gaps.sort((one, other) => other.records - one.records).slice(0, gapsMax);
}
