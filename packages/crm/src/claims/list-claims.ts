import { ofTenant } from "@arraigo/db";
import { grantOf } from "@arraigo/directory";
import { people } from "@arraigo/directory/schema";
import { type Ctx, inTransaction, type Tx } from "@arraigo/platform";
import { and, desc, eq, or, sql } from "drizzle-orm";
import type { ClaimableType, ClaimReason, ListClaims } from "../insight-contract";
import { decodeInstantPosition, pageOf } from "../records/keyset";
import { ownerName } from "../records/owner-name";
import { readableWhere } from "../records/readable-names";
import { recordName } from "../records/record-keys";
import { type RecordRow, tableOf } from "../records/record-table";
import { uuids } from "../records/scope";
import { settingsOf } from "../settings/read-settings";
import { claimedToday } from "./claim-record";
import { objectionDaysMax, returnDaysMax } from "./return-claim";
import { claims } from "./tables";

const dayMs = 86_400_000;

/** Who took what from whom and why, newest first, and how many more the reader may take today. */
export async function listClaims(ctx: Ctx, input: ListClaims) {
  return inTransaction(ctx, async (tx) => {
    const me = ctx.actor.personId;
    const whole = grantOf(ctx, "crm.record.claim").organisation && input.owner === "all";
    const after = decodeInstantPosition(input.cursor);
    const rows = await tx
      .select()
      .from(claims)
      .where(
        and(
          ofTenant(claims.organisationId, ctx.organisationId),
          whole ? undefined : or(eq(claims.claimedBy, me ?? ""), eq(claims.fromOwnerId, me ?? "")),
          after ? sql`(${claims.claimedAt}, ${claims.id}) < (${after.at}::timestamptz, ${after.id}::uuid)` : undefined,
        ),
      )
      .orderBy(desc(claims.claimedAt), desc(claims.id))
      .limit(input.limit + 1);
    const page = pageOf(rows, input.limit, (row) => ({ key: row.claimedAt.toISOString(), id: row.id }));
    const [names, records] = [await peopleOf(ctx, tx, page.rows), await recordsOf(ctx, tx, page.rows)];
    const age = (at: Date) => ctx.clock.now().getTime() - at.getTime();
    const { claimsPerDayMax } = await settingsOf(ctx, tx);
    return {
      next: page.next,
      leftToday: me ? Math.max(0, claimsPerDayMax - (await claimedToday(ctx, tx, me))) : 0,
      claimsPerDayMax,
      rows: page.rows.map((row) => ({
        id: row.id,
        type: row.recordType as ClaimableType,
        recordId: row.recordId,
        name: records.get(row.recordId)?.name ?? "",
        because: row.because as ClaimReason,
        byName: names.get(row.claimedBy) ?? null,
        fromName: row.fromOwnerId ? (names.get(row.fromOwnerId) ?? null) : null,
        claimedAt: row.claimedAt.toISOString(),
        returnedAt: row.returnedAt?.toISOString() ?? null,
        mayReturn:
          row.returnedAt === null &&
          records.get(row.recordId)?.ownerId === row.claimedBy &&
          ((row.claimedBy === me && age(row.claimedAt) <= returnDaysMax * dayMs) ||
            (row.fromOwnerId !== null && row.fromOwnerId === me && age(row.claimedAt) <= objectionDaysMax * dayMs)),
      })),
    };
  });
}

type Claim = typeof claims.$inferSelect;

async function peopleOf(ctx: Ctx, tx: Tx, rows: readonly Claim[]): Promise<Map<string, string | null>> {
  const ids = [...new Set(rows.flatMap((row) => [row.claimedBy, ...(row.fromOwnerId ? [row.fromOwnerId] : [])]))];
  const found = await tx
    .select({ id: people.id, name: ownerName })
    .from(people)
    .where(and(ofTenant(people.organisationId, ctx.organisationId), sql`${people.id} = any(${uuids(ids)})`));
  return new Map(found.map((row) => [row.id, row.name]));
}

async function recordsOf(ctx: Ctx, tx: Tx, rows: readonly Claim[]) {
  const found = new Map<string, { name: string; ownerId: string | null }>();
  for (const type of new Set(rows.map((row) => row.recordType as ClaimableType))) {
    const table = tableOf[type];
    const ids = rows.filter((row) => row.recordType === type).map((row) => row.recordId);
    const records = (await tx
      .select({
        record: table,
        named: sql<boolean>`coalesce(${readableWhere(ctx, type, table.ownerId) ?? sql`true`}, false)`,
      })
      .from(table)
      .where(
        and(ofTenant(table.organisationId, ctx.organisationId), sql`${table.id} = any(${uuids(ids)})`),
      )) as unknown as { record: RecordRow; named: boolean }[];
    for (const { record, named } of records)
      found.set(record.id, { name: named ? recordName(type, record) : "–", ownerId: record.ownerId });
  }
  return found;
}
