import { ofTenant } from "@arraigo/db";
import { people } from "@arraigo/directory/schema";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, desc, eq, sql } from "drizzle-orm";
import { deliveries } from "../store/tables";
import { writeKeys } from "./tables";

/** The organisation's write keys, newest first, with when each was last used. Never the keys themselves. */
export async function listWriteKeys(ctx: Ctx) {
  return inTransaction(ctx, async (tx) => {
    const lastUsed = tx
      .select({
        sourceId: deliveries.sourceId,
        at: sql<Date>`max(${deliveries.minute})`.mapWith(deliveries.minute).as("last_used_at"),
      })
      .from(deliveries)
      .where(ofTenant(deliveries.organisationId, ctx.organisationId))
      .groupBy(deliveries.sourceId)
      .as("last_used");
    const rows = await tx
      .select({
        id: writeKeys.id,
        name: writeKeys.name,
        trust: writeKeys.trust,
        ending: writeKeys.ending,
        createdAt: writeKeys.createdAt,
        revokedAt: writeKeys.revokedAt,
        previousEnding: writeKeys.previousEnding,
        previousUntil: writeKeys.previousUntil,
        perSecondMax: writeKeys.perSecondMax,
        perDayMax: writeKeys.perDayMax,
        lastUsedAt: lastUsed.at,
        givenName: people.givenName,
        familyName: people.familyName,
      })
      .from(writeKeys)
      .leftJoin(people, and(eq(people.organisationId, writeKeys.organisationId), eq(people.id, writeKeys.createdBy)))
      .leftJoin(lastUsed, eq(lastUsed.sourceId, writeKeys.id))
      .where(ofTenant(writeKeys.organisationId, ctx.organisationId))
      .orderBy(desc(writeKeys.createdAt), desc(writeKeys.id))
      .limit(200);
    return rows.map(
      ({ givenName, familyName, createdAt, revokedAt, lastUsedAt, previousEnding, previousUntil, ...key }) => ({
        ...key,
        /** The key before the last change, while it still works. */
        previous:
          previousEnding !== null && previousUntil !== null && previousUntil > ctx.clock.now()
            ? { ending: previousEnding, until: previousUntil.toISOString() }
            : null,
        createdBy: givenName === null ? null : `${givenName} ${familyName ?? ""}`.trim(),
        createdAt: createdAt.toISOString(),
        revokedAt: revokedAt?.toISOString() ?? null,
        /** To the minute; null where it was not used in the last eight days. */
        lastUsedAt: lastUsedAt?.toISOString() ?? null,
      }),
    );
  });
}
