import { ofTenant } from "@arraigo/db";
import { newId } from "@arraigo/db/columns";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, eq, sql } from "drizzle-orm";
import { uuids } from "../records/scope";
import type { MatchableType } from "./matchable";
import type { Judgement } from "./score";
import { type DuplicateReason, duplicatePairs } from "./tables";

/** Two records that look alike, the smaller id first. */
export interface JudgedPair {
  firstId: string;
  secondId: string;
  judgement: Judgement;
}

const rowsPerStatement = 5_000;

/**
 * Keeps the pairs that were found for these records: new ones open, known open ones with their new score, and without those that
 * look alike no more. What somebody decided stays decided.
 */
export async function recordPairs(
  ctx: Ctx,
  tx: Tx,
  type: MatchableType,
  ids: readonly string[],
  found: readonly JudgedPair[],
): Promise<void> {
  const now = ctx.clock.now();
  for (let start = 0; start < found.length; start += rowsPerStatement) {
    const rows = found.slice(start, start + rowsPerStatement).map(({ firstId, secondId, judgement }) => ({
      id: newId(now.getTime()),
      first_id: firstId,
      second_id: secondId,
      score: judgement.score,
      reasons: [...judgement.reasons, ...judgement.against].map(
        ({ key, value }): DuplicateReason => (value === undefined ? { key } : { key, params: { value } }),
      ),
    }));
    await tx.execute(sql`
      insert into ${duplicatePairs} (organisation_id, id, record_type, first_id, second_id, score, reasons, state, found_at)
      select ${ctx.organisationId}::uuid, r.id, ${type}, r.first_id, r.second_id, r.score, r.reasons, 'open', ${now.toISOString()}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, first_id uuid, second_id uuid, score real, reasons jsonb)
      on conflict (organisation_id, record_type, first_id, second_id)
      do update set score = excluded.score, reasons = excluded.reasons where duplicate_pairs.state = 'open'`);
  }
  const kept = JSON.stringify(found.map(({ firstId, secondId }) => ({ first_id: firstId, second_id: secondId })));
  await tx.delete(duplicatePairs).where(
    and(
      ofTenant(duplicatePairs.organisationId, ctx.organisationId),
      eq(duplicatePairs.recordType, type),
      eq(duplicatePairs.state, "open"),
      sql`(${duplicatePairs.firstId} = any(${uuids(ids)}) or ${duplicatePairs.secondId} = any(${uuids(ids)}))`,
      sql`not exists (select from jsonb_to_recordset(${kept}::jsonb) as k(first_id uuid, second_id uuid)
        where k.first_id = ${duplicatePairs.firstId} and k.second_id = ${duplicatePairs.secondId})`,
    ),
  );
}
