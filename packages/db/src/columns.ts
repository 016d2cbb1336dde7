import { randomBytes } from "node:crypto";
import { timestamp, uuid } from "drizzle-orm/pg-core";

let sequence = 0;

/**
 * A time-ordered identifier (RFC 9562, version 7, its section 6.2 method 1), made by us because servers before PostgreSQL 18
 * cannot. What one process makes within a millisecond is in the order it was made: a counter of 26 bits, never set back, stands
 * before 48 random ones. Times before 1970 have no place in the format and count as its beginning.
 */
export function newId(now: number = Date.now()): string {
  sequence = (sequence + 1) & 0x3ffffff;
  const bytes = randomBytes(16);
  bytes.writeUIntBE(Math.max(0, now), 0, 6);
  bytes.writeUInt16BE(0x7000 | (sequence >>> 14), 6);
  bytes.writeUInt16BE(0x8000 | (sequence & 0x3fff), 8);
  const hex = bytes.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** The key half that is ours. The other half is always the organisation: primary key (organisation_id, id). */
export const idColumn = () =>
  uuid("id")
    .notNull()
    .$defaultFn(() => newId());

/** Whose row it is. Row level security and the composite keys both stand on it. */
export const organisationIdColumn = () => uuid("organisation_id").notNull();

/** An instant, always with time zone. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

export const createdAtColumn = () => instant("created_at").notNull().defaultNow();
