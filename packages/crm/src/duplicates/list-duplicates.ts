import { ofTenant } from "@arraigo/db";
import { people } from "@arraigo/directory/schema";
import { type Ctx, inTransaction, type Tx } from "@arraigo/platform";
import { aliasedTable, and, desc, eq, isNull, or, type SQL, sql } from "drizzle-orm";
import { countMax } from "../contract";
import { type DuplicateFilter, type ListDuplicates, mergedRecordsMax } from "../duplicates-contract";
import { mergePermission } from "../merges/load-merging";
import { decodePosition, pageOf } from "../records/keyset";
import { ownerName } from "../records/owner-name";
import { tableOf } from "../records/record-table";
import { ownedBy, ownersInScope } from "../records/scope";
import { clusterPairs } from "./cluster-pairs";
import { type RecordBrief, recordBriefs } from "./record-briefs";
import { certainScore } from "./score";
import { splitReasons } from "./split-reasons";
import { duplicatePairs } from "./tables";

/** The pairs of the filter whose records are both there and both within reach, with the two tables joined. */
async function pairsWithin(ctx: Ctx, tx: Tx, filter: DuplicateFilter) {
  const table = tableOf[filter.type];
  const [first, second] = [aliasedTable(table, "first"), aliasedTable(table, "second")];
  const readable = await ownersInScope(ctx, tx, `crm.${filter.type}.read`);
  const cared =
    filter.owner === "all" && !filter.decidable
      ? null
      : await ownersInScope(ctx, tx, `crm.${filter.type}.write`, filter.owner);
  const merging = filter.decidable ? await ownersInScope(ctx, tx, mergePermission) : null;
  const where: SQL | undefined = and(
    ofTenant(duplicatePairs.organisationId, ctx.organisationId),
    eq(duplicatePairs.recordType, filter.type),
    eq(duplicatePairs.state, filter.state),
    filter.recordId
      ? or(eq(duplicatePairs.firstId, filter.recordId), eq(duplicatePairs.secondId, filter.recordId))
      : undefined,
    isNull(first.goneAt),
    isNull(second.goneAt),
    ownedBy(first.ownerId, readable),
    ownedBy(second.ownerId, readable),
    cared === null ? undefined : or(ownedBy(first.ownerId, cared), ownedBy(second.ownerId, cared)),
    merging === null ? undefined : or(ownedBy(first.ownerId, merging), ownedBy(second.ownerId, merging)),
  );
  return { first, second, where };
}

/** Pairs of records that look alike, surest first, in words; only where both sides are within reach. */
export async function listDuplicates(ctx: Ctx, input: ListDuplicates) {
  return inTransaction(ctx, async (tx) => {
    const { first, second, where } = await pairsWithin(ctx, tx, input);
    const after = decodePosition(input.cursor);
    const rows = await (input.recordId ? tx.planned : tx)
      .select({
        id: duplicatePairs.id,
        firstId: duplicatePairs.firstId,
        secondId: duplicatePairs.secondId,
        score: duplicatePairs.score,
        reasons: duplicatePairs.reasons,
        state: duplicatePairs.state,
        foundAt: duplicatePairs.foundAt,
        decidedAt: duplicatePairs.decidedAt,
        decidedBy: ownerName,
      })
      .from(duplicatePairs)
      .innerJoin(
        first,
        and(eq(first.organisationId, duplicatePairs.organisationId), eq(first.id, duplicatePairs.firstId)),
      )
      .innerJoin(
        second,
        and(eq(second.organisationId, duplicatePairs.organisationId), eq(second.id, duplicatePairs.secondId)),
      )
      .leftJoin(
        people,
        and(eq(people.organisationId, duplicatePairs.organisationId), eq(people.id, duplicatePairs.decidedBy)),
      )
      .where(
        and(
          where,
          after && Number.isFinite(Number(after.key))
            ? sql`(${duplicatePairs.score}, ${duplicatePairs.id}) < (${after.key}::real, ${after.id}::uuid)`
            : undefined,
        ),
      )
      .orderBy(desc(duplicatePairs.score), desc(duplicatePairs.id))
      .limit(input.limit + 1);
    const merging = await ownersInScope(ctx, tx, mergePermission);
    const mayMerge = ({ mayWrite, ownerId }: RecordBrief) =>
      mayWrite && (merging === null || (ownerId !== null && merging.includes(ownerId)));
    const page = pageOf(rows, input.limit, (row) => ({ key: String(row.score), id: row.id }));
    const ids = page.rows.flatMap((row) => [row.firstId, row.secondId]);
    const briefs = await recordBriefs(ctx, tx, input.type, ids);
    const pairs = page.rows.flatMap(({ firstId, secondId, foundAt, decidedAt, ...row }) => {
      const records = [briefs.get(firstId), briefs.get(secondId)].filter((each) => each !== undefined);
      if (records.length < 2) return [];
      return {
        ...row,
        ...splitReasons(row.reasons),
        certain: row.score >= certainScore,
        foundAt: foundAt.toISOString(),
        decidedAt: decidedAt?.toISOString() ?? null,
        records,
        mayMerge: records.every(mayMerge),
      };
    });
    return { rows: withGroups(pairs), next: page.next };
  });
}

interface Mergeable {
  records: readonly RecordBrief[];
  mayMerge: boolean;
}

/** Beside each pair all records that hang together with it on this page and may be merged at once. */
function withGroups<Pair extends Mergeable>(pairs: readonly Pair[]): (Pair & { together: string[] })[] {
  const joined = pairs.flatMap(({ records: [one, other], mayMerge }) =>
    one && other && mayMerge ? [{ one: one.id, other: other.id }] : [],
  );
  const groups = clusterPairs(joined, mergedRecordsMax);
  return pairs.map((pair) => {
    const ids = pair.records.map((record) => record.id);
    return { ...pair, together: groups.find((group) => ids.every((id) => group.includes(id))) ?? ids };
  });
}

/** How many there are, up to 1,001. */
export async function countDuplicates(ctx: Ctx, input: DuplicateFilter): Promise<{ count: number }> {
  return inTransaction(ctx, async (tx) => {
    const { first, second, where } = await pairsWithin(ctx, tx, input);
    const counted = tx
      .select({ id: duplicatePairs.id })
      .from(duplicatePairs)
      .innerJoin(
        first,
        and(eq(first.organisationId, duplicatePairs.organisationId), eq(first.id, duplicatePairs.firstId)),
      )
      .innerJoin(
        second,
        and(eq(second.organisationId, duplicatePairs.organisationId), eq(second.id, duplicatePairs.secondId)),
      )
      .where(where)
      .limit(countMax)
      .as("counted");
    const [row] = await tx.select({ count: sql<number>`count(*)::int` }).from(counted);
    return { count: row?.count ?? 0 };
  });
}
