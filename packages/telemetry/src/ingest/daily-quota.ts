import { ofTenant } from "@arraigo/db";
import { inTransaction, type Services } from "@arraigo/platform";
import { and, eq, gte, sql } from "drizzle-orm";
import { deliveries } from "../store/tables";
import type { KnownKey } from "./known-keys";

const knownMsMax = 2_000;
const dayMs = 86_400_000;
const forgottenAt = 10_000;

/**
 * Holds sources to what they may store in a day of UTC. Answers the seconds until the next one; 0 where there is room. What all
 * processes stored is counted in the database and known for two seconds, and a request that begins below the limit is taken
 * whole: by so much a day may end above it.
 */
export function dailyQuota(services: Services): (key: KnownKey, events: number) => Promise<number> {
  const counted = new Map<string, { day: number; stored: number; until: number }>();
  return async ({ keyId, organisationId, perDayMax }, events) => {
    if (perDayMax === undefined) return 0;
    const now = services.clock.now().getTime();
    const day = Math.floor(now / dayMs);
    let known = counted.get(keyId);
    if (!known || known.day !== day || known.until <= Date.now()) {
      const stored = await storedSince(services, { keyId, organisationId, since: new Date(day * dayMs) });
      known = { day, stored, until: Date.now() + knownMsMax };
      if (counted.size > forgottenAt) counted.clear();
      counted.set(keyId, known);
    }
    if (known.stored >= perDayMax) return Math.max(1, Math.ceil(((day + 1) * dayMs - now) / 1_000));
    known.stored += events;
    return 0;
  };
}

function storedSince(
  services: Services,
  { keyId, organisationId, since }: { keyId: string; organisationId: string; since: Date },
): Promise<number> {
  return inTransaction({ ...services, organisationId }, async (tx) => {
    const [row] = await tx
      .select({ stored: sql<number>`coalesce(sum(${deliveries.stored}), 0)::float` })
      .from(deliveries)
      .where(
        and(
          ofTenant(deliveries.organisationId, organisationId),
          eq(deliveries.sourceId, keyId),
          gte(deliveries.minute, since),
        ),
      );
    return row?.stored ?? 0;
  });
}
