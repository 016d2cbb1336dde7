import { ofTenant } from "@arraigo/db";
import { people } from "@arraigo/directory/schema";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, desc, eq } from "drizzle-orm";
import type { ListMerges } from "../duplicates-contract";
import { recordFor } from "../records/find-record";
import { ownerName } from "../records/owner-name";
import { recordNames } from "../timeline/record-names";
import type { After } from "./journal";
import { merges } from "./tables";
import { unmergeDaysMax } from "./unmerge-records";

const shownMax = 20;
const dayMs = 86_400_000;

/** What was merged into a record, newest first, until when each can be taken apart, and which one is next. */
export async function listMerges(ctx: Ctx, input: ListMerges) {
  return inTransaction(ctx, async (tx) => {
    const { record } = await recordFor(ctx, tx, "read", input.type, input.id);
    const rows = await tx.planned
      .select({
        id: merges.id,
        loserIds: merges.loserIds,
        after: merges.after,
        mergedAt: merges.mergedAt,
        mergedBy: ownerName,
        unmergedAt: merges.unmergedAt,
      })
      .from(merges)
      .leftJoin(people, and(eq(people.organisationId, merges.organisationId), eq(people.id, merges.mergedBy)))
      .where(and(ofTenant(merges.organisationId, ctx.organisationId), eq(merges.winnerId, record.id)))
      .orderBy(desc(merges.mergedAt), desc(merges.id))
      .limit(shownMax);
    // What was merged away still has an owner: whoever may not read them learns no name from the merge.
    const readable = await recordNames(
      ctx,
      tx,
      rows.flatMap(({ loserIds }) => loserIds.map((id) => ({ type: input.type, id }))),
    );
    // Merges into one record are taken apart newest first.
    const newest = rows.find(({ unmergedAt }) => unmergedAt === null)?.id;
    return rows.map(({ after, mergedAt, unmergedAt, ...row }) => {
      const separableUntil = new Date(mergedAt.getTime() + unmergeDaysMax * dayMs);
      const written = after as unknown as Partial<After>;
      return {
        ...row,
        loserIds: row.loserIds.filter((id) => readable.has(id)),
        names: row.loserIds.flatMap((id, place) => (readable.has(id) ? [written.loserNames?.[place] ?? ""] : [])),
        unnamed: row.loserIds.filter((id) => !readable.has(id)).length,
        moved: written.moved ?? {},
        mergedAt: mergedAt.toISOString(),
        unmergedAt: unmergedAt?.toISOString() ?? null,
        separableUntil: separableUntil.toISOString(),
        separable: !unmergedAt && ctx.clock.now() <= separableUntil,
        newest: row.id === newest,
      };
    });
  });
}
