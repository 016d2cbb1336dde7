import { instant, organisationIdColumn } from "@arraigo/db/columns";
import { sql } from "drizzle-orm";
import { check, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { crm } from "../namespace";

/**
 * Addresses somebody said no at that stand on no record any more: taken off, corrected, or forgotten. Only a hash is kept, by which
 * the no counts again wherever the address comes back. Written by whatever takes such an address away.
 */
export const suppressedPoints = crm.table(
  "suppressed_points",
  {
    organisationId: organisationIdColumn(),
    kind: text("kind").notNull(),
    /** SHA-256 of organisation, kind and key, in hexadecimal digits. */
    hash: text("hash").notNull(),
    optedOutAt: instant("opted_out_at").notNull(),
    optOutSource: text("opt_out_source"),
    optedOutBy: uuid("opted_out_by"),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.kind, t.hash] }),
    check("suppressed_points_kind", sql`${t.kind} in ('email', 'phone')`),
  ],
);
