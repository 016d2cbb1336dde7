import { ofTenant } from "@arraigo/db";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, asc, eq, isNull, or, sql } from "drizzle-orm";
import { insertRows } from "../records/bulk-rows";
import { tableOf } from "../records/record-table";
import { uuids } from "../records/scope";
import { countValues } from "./count-values";
import { blockMax } from "./find-pairs";
import { loadFacts } from "./load-facts";
import { type MatchableType, matchingOf, type Profile } from "./matchable";
import { keysOf } from "./record-keys";
import { type JudgedPair, recordPairs } from "./record-pairs";
import { duplicateKeys, duplicateScans } from "./tables";
import { ValueCounts } from "./value-shares";

/** Records of one batch: a second or two in one transaction, and the next batch begins where it ended. */
export const batchRows = 2_000;
/** So many profiles are kept from one batch of a turn to the next: whoever was looked at last is compared with again. */
const profilesMax = 30_000;
const countedForMs = 3_600_000;
/** A change may commit after a later one did; so far back a new search looks again, at what it has not seen. */
const overlap = "2 minutes";

export interface Scanned {
  records: number;
  pairs: number;
  /** Nothing is left that changed. */
  finished: boolean;
}

/**
 * Looks at the next records of a type that changed since the last time: writes down what they are recognised by, compares each with
 * whoever shares some of it, and keeps the pairs. Everything in the caller's transaction, so that a scan that dies goes on from
 * its last batch. Answers "finished" where another search holds this type. `profiles` are those of earlier batches of the same turn.
 */
export async function scanRecords(
  ctx: Ctx,
  tx: Tx,
  type: MatchableType,
  starting: boolean,
  profiles = new Map<string, Profile>(),
): Promise<Scanned> {
  const scan = await lockedScan(ctx, tx, type);
  if (!scan) return { records: 0, pairs: 0, finished: true };
  const changed = await changedRecords(ctx, tx, type, scan, starting);
  if (changed.length === 0) {
    await writeScan(ctx, tx, type, { finishedAt: ctx.clock.now() });
    return { records: 0, pairs: 0, finished: true };
  }
  const shares = await sharesFor(ctx, tx, type, scan);
  const ids = changed.map((row) => row.id);
  if (profiles.size > profilesMax) profiles.clear();
  const keyed = await learn(ctx, tx, type, ids, profiles);
  await writeKeys(
    ctx,
    tx,
    type,
    ids,
    keyed.map((each) => ({ id: each.id, keys: keysOf(ctx, type, each) })),
  );
  const found = await comparedPairs(ctx, tx, type, ids, profiles, shares);
  await recordPairs(ctx, tx, type, ids, found);
  const last = changed.at(-1);
  const finished = changed.length < batchRows;
  await writeScan(ctx, tx, type, {
    scannedUpTo: last?.at ?? null,
    scannedUpToId: last?.id ?? null,
    ...(finished ? { finishedAt: ctx.clock.now() } : {}),
  });
  return { records: ids.length, pairs: found.length, finished };
}

type Scan = typeof duplicateScans.$inferSelect;
const scanOf = (ctx: Ctx, type: MatchableType) =>
  and(ofTenant(duplicateScans.organisationId, ctx.organisationId), eq(duplicateScans.recordType, type));

async function lockedScan(ctx: Ctx, tx: Tx, type: MatchableType): Promise<Scan | undefined> {
  await tx
    .insert(duplicateScans)
    .values({ organisationId: ctx.organisationId, recordType: type })
    .onConflictDoNothing();
  const [scan] = await tx.select().from(duplicateScans).where(scanOf(ctx, type)).for("update", { skipLocked: true });
  return scan;
}

async function writeScan(ctx: Ctx, tx: Tx, type: MatchableType, values: Partial<Scan>): Promise<void> {
  await tx.update(duplicateScans).set(values).where(scanOf(ctx, type));
}

async function changedRecords(ctx: Ctx, tx: Tx, type: MatchableType, scan: Scan, starting: boolean) {
  const table = tableOf[type];
  const from = scan.scannedUpTo;
  const position = starting
    ? sql`${table.updatedAt} >= ${from}::timestamptz - interval '${sql.raw(overlap)}'`
    : sql`(${table.updatedAt}, ${table.id}) > (${from}::timestamptz, ${scan.scannedUpToId}::uuid)`;
  return tx
    .select({ id: table.id, at: sql<string>`${table.updatedAt}::text` })
    .from(table)
    .leftJoin(
      duplicateKeys,
      and(eq(duplicateKeys.organisationId, table.organisationId), eq(duplicateKeys.recordId, table.id)),
    )
    .where(
      and(
        ofTenant(table.organisationId, ctx.organisationId),
        from === null ? undefined : position,
        or(
          and(isNull(duplicateKeys.recordId), isNull(table.goneAt)),
          sql`${duplicateKeys.keyedAt} < ${table.updatedAt}`,
        ),
      ),
    )
    .orderBy(asc(table.updatedAt), asc(table.id))
    .limit(batchRows);
}

async function sharesFor(ctx: Ctx, tx: Tx, type: MatchableType, scan: Scan): Promise<ValueCounts> {
  const now = ctx.clock.now();
  if (scan.countedAt && now.getTime() - scan.countedAt.getTime() < countedForMs)
    return ValueCounts.of(scan.shares, scan.population);
  const counted = await countValues(ctx, tx, type);
  await writeScan(ctx, tx, type, { ...counted, countedAt: now });
  return ValueCounts.of(counted.shares, counted.population);
}

/** Keys of the records that are there; none of those that are gone. */
async function writeKeys(
  ctx: Ctx,
  tx: Tx,
  type: MatchableType,
  ids: readonly string[],
  keyed: readonly { id: string; keys: number[] }[],
): Promise<void> {
  await tx
    .delete(duplicateKeys)
    .where(
      and(
        ofTenant(duplicateKeys.organisationId, ctx.organisationId),
        sql`${duplicateKeys.recordId} = any(${uuids(ids)})`,
      ),
    );
  const keyedAt = ctx.clock.now();
  await insertRows(
    tx,
    duplicateKeys,
    keyed.map(({ id, keys }) => ({
      organisationId: ctx.organisationId,
      recordType: type,
      recordId: id,
      keys,
      keyedAt,
    })),
  );
}

/** Makes the profiles of these records, as they are now. Answers those of whom there still are. */
async function learn(
  ctx: Ctx,
  tx: Tx,
  type: MatchableType,
  ids: readonly string[],
  profiles: Map<string, Profile>,
): Promise<Profile[]> {
  for (const id of ids) profiles.delete(id);
  const made = (await loadFacts(ctx, tx, type, ids)).map(matchingOf(type).profile);
  for (const profile of made) profiles.set(profile.id, profile);
  return made;
}

async function comparedPairs(
  ctx: Ctx,
  tx: Tx,
  type: MatchableType,
  ids: readonly string[],
  profiles: Map<string, Profile>,
  shares: ValueCounts,
): Promise<JudgedPair[]> {
  const how = matchingOf(type);
  const { rows } = await tx.execute<{ first_id: string; second_id: string }>(
    sql`select first_id, second_id from crm.records_sharing_keys(${uuids(ids)}, ${blockMax}::int)`,
  );
  const others = new Set(rows.flatMap((row) => [row.first_id, row.second_id]).filter((id) => !profiles.has(id)));
  await learn(ctx, tx, type, [...others], profiles);
  const found: JudgedPair[] = [];
  for (const { first_id: firstId, second_id: secondId } of rows) {
    const [one, other] = [profiles.get(firstId), profiles.get(secondId)];
    if (!one || !other) continue;
    const judgement = how.compare(one, other, shares);
    if (judgement.level) found.push({ firstId, secondId, judgement });
  }
  return found;
}
