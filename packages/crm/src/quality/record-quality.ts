import { ofTenant } from "@arraigo/db";
import { people } from "@arraigo/directory/schema";
import { type Ctx, inTransaction, localDay, type Tx } from "@arraigo/platform";
import { and, sql } from "drizzle-orm";
import { duplicatePairs } from "../duplicates/tables";
import { gateSubject } from "../pipeline/gate";
import type { RecordType } from "../record-types";
import { isStaged } from "../record-types";
import { recordById } from "../records/find-record";
import { readableWhere } from "../records/readable-names";
import { recordName } from "../records/record-keys";
import { type RecordRow, tableOf } from "../records/record-table";
import { uuids } from "../records/scope";
import { type OrganisationTime, organisationTime } from "../settings/organisation-time";
import {
  findingsOf,
  measureParts,
  type PartShares,
  type QualityFinding,
  type RecordFacts,
  scoreOf,
} from "./definition";
import { type QualityRules, qualityRules } from "./quality-rules";

export interface RecordQuality {
  type: RecordType;
  id: string;
  name: string;
  ownerId: string | null;
  /** 0 to 100. */
  score: number;
  parts: PartShares;
  findings: (QualityFinding & { with?: { id: string; name: string; score: number } })[];
  /** What the organisation calls its own fields among the findings. */
  labels: Record<string, string>;
}

/** One record's score, what it is made of, and everything that would raise it. Whoever may read the record may read this. */
export async function recordQuality(ctx: Ctx, input: { type: RecordType; id: string }): Promise<RecordQuality> {
  return inTransaction(ctx, async (tx) => {
    const [record, rules] = await Promise.all([
      recordById(ctx, tx, `crm.${input.type}.read`, input.type, input.id),
      qualityRules(ctx, tx, input.type),
    ]);
    const [quality] = await qualityOf(ctx, tx, rules, [record]);
    return quality as RecordQuality;
  });
}

/** The quality of records already read, in their order: four reads, however many. */
export async function qualityOf(ctx: Ctx, tx: Tx, rules: QualityRules, rows: readonly RecordRow[]) {
  const ids = rows.map((row) => row.id);
  const time = await organisationTime(ctx, tx);
  const [owners, pairs] = await Promise.all([ownersHere(ctx, tx, rows, time), bestPairs(ctx, tx, rules.type, ids)]);
  const today = Date.parse(time.today);
  return rows.map((row): RecordQuality => {
    const pair = pairs.get(row.id);
    const closed = isStaged(rules.type) && row.closedAt != null;
    const touched = lastTouch(rules.type, row);
    const subject = gateSubject(row);
    const facts: RecordFacts = {
      wants: rules.wants.get(isStaged(rules.type) ? String(row.stageId) : "") ?? [],
      checks: rules.checks,
      valueOf: (key) => subject[key],
      untouchedDays: closed ? null : Math.max(0, today - Date.parse(localDay(time.timeZone, touched))) / 86_400_000,
      duplicateScore: pair?.score ?? 0,
      owner: row.ownerId === null ? "none" : owners.has(row.ownerId) ? "here" : "left",
    };
    const parts = measureParts(facts);
    const findings = findingsOf(facts).map((finding) =>
      finding.part === "uniqueness" && pair?.with ? { ...finding, with: pair.with } : finding,
    );
    const fields = findings.flatMap((finding) => ("fields" in finding ? finding.fields : []));
    return {
      type: rules.type,
      id: row.id,
      name: recordName(rules.type, row),
      ownerId: row.ownerId,
      score: scoreOf(parts),
      parts,
      findings,
      labels: Object.fromEntries([...rules.labels].filter(([key]) => fields.includes(key))),
    };
  });
}

/** Since when nobody touched a record: of a product, which nobody talks to, its last change. */
export const lastTouch = (type: RecordType, row: RecordRow): Date =>
  type === "product" ? row.updatedAt : latest(row.lastActivityAt, row.createdAt);

const latest = (one: Date | null, other: Date) => (one && one > other ? one : other);

/** Those among the owners who work here today. */
async function ownersHere(
  ctx: Ctx,
  tx: Tx,
  rows: readonly RecordRow[],
  { today }: OrganisationTime,
): Promise<Set<string>> {
  const ids = [...new Set(rows.flatMap((row) => (row.ownerId ? [row.ownerId] : [])))];
  if (ids.length === 0) return new Set();
  const here = await tx.planned
    .select({ id: people.id })
    .from(people)
    .where(
      and(
        ofTenant(people.organisationId, ctx.organisationId),
        sql`${people.id} = any(${uuids(ids)})`,
        sql`(${people.endsOn} is null or ${people.endsOn} >= ${today}::date)`,
      ),
    );
  return new Set(here.map((row) => row.id));
}

interface Pair {
  score: number;
  /** Who it is, where the reader may read them. */
  with: { id: string; name: string; score: number } | undefined;
}

/** The surest open pair of each record with one that is still here. */
async function bestPairs(ctx: Ctx, tx: Tx, type: RecordType, ids: readonly string[]) {
  const among = uuids(ids);
  const table = tableOf[type];
  const { rows } = await tx.planned.execute<{ id: string; other: string; score: number }>(sql`
    select distinct on (pair.id) pair.id, pair.other, pair.score::float8 as score from (
      select first_id as id, second_id as other, score from ${duplicatePairs}
        where organisation_id = ${ctx.organisationId}::uuid and record_type = ${type} and first_id = any(${among}) and state = 'open'
      union all
      select second_id, first_id, score from ${duplicatePairs}
        where organisation_id = ${ctx.organisationId}::uuid and record_type = ${type} and second_id = any(${among}) and state = 'open'
    ) as pair join ${table} as o on o.organisation_id = ${ctx.organisationId}::uuid and o.id = pair.other and o.gone_at is null
    order by pair.id, pair.score desc, pair.other`);
  if (rows.length === 0) return new Map<string, Pair>();
  const others = await tx
    .select()
    .from(table)
    .where(
      and(
        ofTenant(table.organisationId, ctx.organisationId),
        sql`${table.id} = any(${uuids(rows.map((row) => row.other))})`,
        readableWhere(ctx, type, table.ownerId),
      ),
    );
  const names = new Map(others.map((row) => [row.id, recordName(type, row as RecordRow)]));
  return new Map(
    rows.map((row): [string, Pair] => {
      const name = names.get(row.other);
      return [
        row.id,
        { score: row.score, with: name === undefined ? undefined : { id: row.other, name, score: row.score } },
      ];
    }),
  );
}
