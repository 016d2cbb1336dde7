import { ofTenant } from "@arraigo/db";
import { holds, recordAudit } from "@arraigo/directory";
import { type Ctx, inTransaction, type Tx } from "@arraigo/platform";
import { and, desc, eq, getTableColumns, inArray, isNull, sql } from "drizzle-orm";
import type { WatchArrivals } from "../contract";
import { WriteKeyNotFound } from "../errors";
import { writeKeys } from "../keys/tables";
import { unmatchedUsers } from "../people/tables";
import { arrivals } from "./tables";

const watchedMs = 30_000;
const renewedMs = 15_000;
const shownMax = 100;

/**
 * The newest events of a source as they arrived, and has all of its next half minute kept, by whichever process takes them; asked
 * again and again, it is a live view: of known people, of names that belong to nobody (`isNobodys`) and of what was refused. Who did it and what the properties say is shown to whoever may see people's events, and
 * that they looked is in the audit log.
 */
export async function watchArrivals(ctx: Ctx, { id }: WatchArrivals) {
  const personal = holds(ctx, "telemetry.arrival.read");
  return inTransaction(ctx, async (tx) => {
    const name = await keepWatching(ctx, tx, { id, personal });
    const rows = await tx
      .select({ ...getTableColumns(arrivals), isNobodys: sql<boolean>`${unmatchedUsers.userRef} is not null` })
      .from(arrivals)
      .leftJoin(
        unmatchedUsers,
        and(
          eq(unmatchedUsers.organisationId, arrivals.organisationId),
          eq(unmatchedUsers.userRef, arrivals.userRef),
          inArray(arrivals.outcome, ["stored", "repeated"]),
        ),
      )
      .where(and(ofTenant(arrivals.organisationId, ctx.organisationId), eq(arrivals.sourceId, id)))
      .orderBy(desc(arrivals.id))
      .limit(shownMax);
    return {
      name,
      /** Whether people and values are shown. */
      personal,
      asOf: ctx.clock.now().toISOString(),
      arrivals: rows.map(({ organisationId: _organisation, sourceId: _source, receivedAt, occurredAt, ...row }) => ({
        ...row,
        receivedAt: receivedAt.toISOString(),
        occurredAt: occurredAt?.toISOString() ?? null,
        userRef: personal ? row.userRef : null,
        properties: personal ? row.properties : null,
        propertyNames: Object.keys(row.properties ?? {}),
      })),
    };
  });
}

async function keepWatching(ctx: Ctx, tx: Tx, { id, personal }: { id: string; personal: boolean }): Promise<string> {
  const now = ctx.clock.now();
  const mine = and(
    ofTenant(writeKeys.organisationId, ctx.organisationId),
    eq(writeKeys.id, id),
    isNull(writeKeys.revokedAt),
  );
  const [source] = await tx
    .select({ name: writeKeys.name, until: writeKeys.watchedUntil, by: writeKeys.watchedBy })
    .from(writeKeys)
    .where(mine);
  if (!source) throw new WriteKeyNotFound();
  const begins = source.by !== ctx.actor.personId || source.until === null || source.until < now;
  if (!begins && source.until && source.until.getTime() > now.getTime() + renewedMs) return source.name;
  await tx
    .update(writeKeys)
    .set({ watchedUntil: new Date(now.getTime() + watchedMs), watchedBy: ctx.actor.personId })
    .where(mine);
  if (begins && personal)
    await recordAudit(ctx, tx, {
      action: "telemetry.arrivals_watched",
      subjectType: "write_key",
      subjectId: id,
      facts: { name: source.name },
    });
  return source.name;
}
