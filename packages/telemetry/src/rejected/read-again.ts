import { ofTenant } from "@arraigo/db";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, inArray } from "drizzle-orm";
import type { Mending } from "../contract";
import type { Protocol } from "../ingest/limits";
import { type Delivery, readDelivery } from "../ingest/read-delivery";
import { writeKeys } from "../keys/tables";
import { mend } from "./mend";
import type { rejectedEvents } from "./tables";

export type RejectedRow = typeof rejectedEvents.$inferSelect;

/** Refused events as they would be read now, mended: each a delivery of its own, in the order of the rows. Nothing is stored. */
export async function readAgain(
  ctx: Ctx,
  tx: Tx,
  rows: readonly RejectedRow[],
  mending: Mending,
): Promise<readonly Delivery[]> {
  const keys = await tx
    .select({ id: writeKeys.id, trust: writeKeys.trust })
    .from(writeKeys)
    .where(
      and(
        ofTenant(writeKeys.organisationId, ctx.organisationId),
        inArray(writeKeys.id, [...new Set(rows.map(({ sourceId }) => sourceId))]),
      ),
    );
  const trusts = new Map(keys.map(({ id, trust }) => [id, trust]));
  return Promise.all(
    rows.map(async ({ sample, sourceId, receivedAt, protocol }) =>
      readDelivery([mend(JSON.parse(sample ?? "null"), mending, { protocol, receivedAt })], {
        organisationId: ctx.organisationId,
        keyId: sourceId,
        receivedAt: ctx.clock.now(),
        size: sample?.length ?? 0,
        protocol: protocol as Protocol,
        sentAt: undefined,
        arrivalsMax: 0,
        // A source nobody knows any more is believed as little as a page.
        trust: trusts.get(sourceId) ?? "browser",
        fromBrowser: false,
        log: ctx.log,
      }),
    ),
  );
}
