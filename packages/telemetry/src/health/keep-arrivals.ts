import { ofTenant } from "@arraigo/db";
import { newId } from "@arraigo/db/columns";
import type { Tx } from "@arraigo/platform";
import { and, inArray, sql } from "drizzle-orm";
import type { Observed } from "../ingest/arrival";
import { messageIds } from "../store/tables";
import { arrivals, sourceStates } from "./tables";

interface Seen {
  keyId: string;
  receivedAt: Date;
  observed: Observed | undefined;
}

const keptMax = 100;

const watched = (deliveries: readonly Seen[]) =>
  deliveries.flatMap(({ observed, ...delivery }) => (observed ? [{ ...delivery, observed }] : []));

/** Which of the events that will be shown are known already. Asked before they are stored. */
export async function idsKnown(tx: Tx, deliveries: readonly Seen[]): Promise<ReadonlySet<string>> {
  const ids = watched(deliveries)
    .flatMap(({ observed }) => observed.arrivals)
    .flatMap(({ outcome, messageId }) => (outcome === "stored" && messageId !== undefined ? [messageId] : []));
  if (ids.length === 0) return new Set();
  const rows = await tx
    .select({ id: messageIds.messageId })
    .from(messageIds)
    .where(and(ofTenant(messageIds.organisationId, tx.organisationId), inArray(messageIds.messageId, ids)));
  return new Set(rows.map((row) => row.id));
}

/** Keeps what is shown of a source: its last word about itself, and the newest hundred events of the last hour. */
export async function keepArrivals(tx: Tx, deliveries: readonly Seen[], known: ReadonlySet<string>): Promise<void> {
  const seen = watched(deliveries);
  if (seen.length === 0) return;
  const { organisationId } = tx;
  const byKey = new Map(seen.map((delivery) => [delivery.keyId, delivery]));
  const states = [...byKey.values()].sort((a, b) => (a.keyId < b.keyId ? -1 : 1));
  await tx
    .insert(sourceStates)
    .values(
      states.map(({ keyId, receivedAt, observed: { library, skewMs } }) => ({
        organisationId,
        sourceId: keyId,
        seenAt: receivedAt,
        library: library ?? null,
        skewMs: skewMs ?? null,
      })),
    )
    .onConflictDoUpdate({
      target: [sourceStates.organisationId, sourceStates.sourceId],
      set: {
        seenAt: sql`excluded.seen_at`,
        library: sql`coalesce(excluded.library, ${sourceStates.library})`,
        skewMs: sql`coalesce(excluded.skew_ms, ${sourceStates.skewMs})`,
      },
    });
  const shown = new Set<string>();
  const rows = seen.flatMap(({ keyId, receivedAt, observed }) =>
    observed.arrivals.map(({ outcome, occurredAt, ...arrival }) => {
      const { messageId } = arrival;
      const again = messageId !== undefined && (known.has(messageId) || shown.has(messageId));
      if (messageId !== undefined) shown.add(messageId);
      return {
        ...arrival,
        id: newId(),
        organisationId,
        sourceId: keyId,
        receivedAt,
        outcome: outcome === "stored" && again ? ("repeated" as const) : outcome,
        occurredAt: occurredAt === undefined ? null : new Date(occurredAt),
      };
    }),
  );
  if (rows.length > 0) await tx.insert(arrivals).values(rows.slice(-keptMax));
  const mine = ofTenant(arrivals.organisationId, organisationId);
  for (const { keyId, receivedAt } of states) {
    const hourAgo = new Date(receivedAt.getTime() - 3_600_000).toISOString();
    // Rows another delivery is deleting right now are left to it.
    await tx.execute(sql`delete from ${arrivals} where ${mine} and ${arrivals.id} in (
      select id from (select id, received_at, row_number() over (order by id desc) as place from ${arrivals}
        where ${mine} and ${arrivals.sourceId} = ${keyId}::uuid) newest
      where place > ${keptMax} or received_at < ${hourAgo}::timestamptz)`);
  }
}
