import { randomBytes } from "node:crypto";
import { timestamp, uuid } from "drizzle-orm/pg-core";

/**
 * A time-ordered identifier (RFC 9562, version 7), made by us because servers before PostgreSQL 18 cannot.
 * Order within the same millisecond is random. Times before 1970 have no place in the format and count as its beginning.
 */
export function newId(now: number = Date.now()): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(Math.max(0, now), 0, 6);
  bytes[6] = 0x70 | (bytes.readUInt8(6) & 0x0f);
  bytes[8] = 0x80 | (bytes.readUInt8(8) & 0x3f);
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
