import { ofTenant } from "@arraigo/db";
import { holds } from "@arraigo/directory";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, desc, eq, inArray, ne, sql } from "drizzle-orm";
import type { CountOverrides, ListOverrides } from "../contract";
import { type StagedType, stagedTypes } from "../record-types";
import { decodeInstantPosition, pageOf } from "../records/keyset";
import { texts } from "../records/scope";
import { organisationTime } from "../settings/organisation-time";
import { namesBeside } from "./approval-rows";
import { fieldWords } from "./assert-gate";
import { stageInWords } from "./given-names";
import { gateOverrides, pipelines, stageEntries, stages } from "./tables";

/**
 * Every move past an unmet gate, newest first, with who, why and what was missing. Public to whoever reads the pipeline: a rule that
 * is bypassed in the open is a rule that can be discussed.
 */
export async function listOverrides(ctx: Ctx, input: ListOverrides) {
  return inTransaction(ctx, async (tx) => {
    const after = decodeInstantPosition(input.cursor);
    const rows = await tx
      .select({ override: gateOverrides })
      .from(gateOverrides)
      .innerJoin(
        stages,
        and(eq(stages.organisationId, gateOverrides.organisationId), eq(stages.id, gateOverrides.stageId)),
      )
      .where(
        and(
          ofTenant(gateOverrides.organisationId, ctx.organisationId),
          inArray(gateOverrides.recordType, readableTypes(ctx)),
          input.type ? eq(gateOverrides.recordType, input.type) : undefined,
          input.pipelineId ? eq(stages.pipelineId, input.pipelineId) : undefined,
          input.stageId ? eq(gateOverrides.stageId, input.stageId) : undefined,
          input.source === "import" ? eq(gateOverrides.source, "import") : undefined,
          input.source === "screen" ? ne(gateOverrides.source, "import") : undefined,
          after
            ? sql`(${gateOverrides.overriddenAt}, ${gateOverrides.id}) < (${after.at}::timestamptz, ${after.id}::uuid)`
            : undefined,
        ),
      )
      .orderBy(desc(gateOverrides.overriddenAt), desc(gateOverrides.id))
      .limit(input.limit + 1);
    const page = pageOf(
      rows.map((row) => row.override),
      input.limit,
      (row) => ({ key: row.overriddenAt.toISOString(), id: row.id }),
    );
    const name = await namesBeside(ctx, tx, page.rows, (row) => [row.overriddenBy]);
    const words = await missingByRow(ctx, tx, page.rows);
    return {
      rows: page.rows.map((row, index) => ({
        id: row.id,
        type: row.recordType as StagedType,
        recordId: row.recordId,
        recordName: name(row.recordId),
        stageName: name(row.stageId),
        missing: words[index] ?? [],
        reason: row.reason,
        source: row.source === "import" ? ("import" as const) : ("screen" as const),
        overriddenByName: name(row.overriddenBy),
        overriddenAt: row.overriddenAt.toISOString(),
        undoneAt: row.undoneAt?.toISOString() ?? null,
      })),
      next: page.next,
    };
  });
}

/** Of a kind of record that one may not see, one need not know how its process is kept. */
const readableTypes = (ctx: Ctx) => stagedTypes.filter((type) => holds(ctx, `crm.${type}.read`));

/** What was missing, in the reader's words: the names in the table outlive labels that change. */
async function missingByRow(
  ctx: Ctx,
  tx: Parameters<typeof fieldWords>[1],
  rows: readonly { recordType: string; missing: string[] }[],
): Promise<string[][]> {
  const words = new Map<string, string>();
  for (const type of new Set(rows.map((row) => row.recordType as StagedType))) {
    const fields = [
      ...new Set(rows.filter((row) => row.recordType === type).flatMap((row) => row.missing.filter(isField))),
    ];
    for (const [index, word] of (await fieldWords(ctx, tx, type, fields)).entries())
      words.set(`${type} ${fields[index]}`, word);
  }
  const say = (key: string, params?: Record<string, string | number>) =>
    ctx.translate(ctx.actor.language, `crm.gate.${key}`, params);
  return rows.map((row) =>
    row.missing.map((each) => {
      if (each === "approval") return say("approvalOnly");
      const [, kind, done, least] = /^activity:(\w+):(\d+)\/(\d+)$/.exec(each) ?? [];
      if (kind) return say(`activities.${kind}`, { count: Number(least) - Number(done), done: Number(done) });
      return words.get(`${row.recordType} ${each}`) ?? each;
    }),
  );
}

const isField = (name: string) => name !== "approval" && !name.startsWith("activity:");

/**
 * How often the gates were passed unmet, by week (Monday's date, the organisation's) and by stage, beside how many records entered: a share needs
 * its denominator. What was taken back counts no more; what an import landed is counted apart.
 */
export async function countOverrides(ctx: Ctx, input: CountOverrides) {
  return inTransaction(ctx, async (tx) => {
    const { timeZone, today } = await organisationTime(ctx, tx);
    const since = sql`(date_trunc('week', ${today}::timestamp) - ${input.weeks - 1} * interval '7 days') at time zone ${timeZone}`;
    const week = (column: string) => sql`date_trunc('week', ${sql.raw(column)} at time zone ${timeZone})::date`;
    const types = texts(readableTypes(ctx).filter((each) => !input.type || each === input.type));
    const type = sql`and o.record_type = any(${types})`;
    const entryType = sql`and e.record_type = any(${types})`;
    const { rows } = await tx.execute<{
      week: string;
      stage_id: string;
      stage_name: string;
      record_type: StagedType;
      overridden: number;
      landed: number;
      entered: number;
    }>(sql`
      with passed as (
        select ${week("o.overridden_at")} as week, o.stage_id,
          count(*) filter (where o.source <> 'import')::int as overridden, count(*) filter (where o.source = 'import')::int as landed
        from ${gateOverrides} o
        where o.organisation_id = ${ctx.organisationId}::uuid and o.overridden_at >= ${since} and o.undone_at is null ${type}
        group by 1, 2
      ), entries as (
        select ${week("e.entered_at")} as week, e.stage_id, count(*)::int as entered
        from ${stageEntries} e
        where e.organisation_id = ${ctx.organisationId}::uuid and e.entered_at >= ${since} and e.undone_at is null
          and e.stage_id in (select s.id from ${stages} s where s.organisation_id = ${ctx.organisationId}::uuid) ${entryType}
        group by 1, 2
      )
      select to_char(e.week, 'YYYY-MM-DD') as week, e.stage_id, s.name as stage_name, w.record_type, e.entered,
        coalesce(p.overridden, 0) as overridden, coalesce(p.landed, 0) as landed
      from entries e
      join ${stages} s on s.organisation_id = ${ctx.organisationId}::uuid and s.id = e.stage_id
      join ${pipelines} w on w.organisation_id = s.organisation_id and w.id = s.pipeline_id
      left join passed p on p.week = e.week and p.stage_id = e.stage_id
      order by e.week desc, s.pipeline_id, s.position, s.id`);
    return rows.map((row) => ({
      week: row.week,
      stageId: row.stage_id,
      stageName: stageInWords(row.record_type, row.stage_name, ctx.actor.language),
      entered: row.entered,
      overridden: row.overridden,
      landed: row.landed,
    }));
  });
}
