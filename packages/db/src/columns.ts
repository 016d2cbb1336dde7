import { randomBytes } from "node:crypto";
import { timestamp, uuid } from "drizzle-orm/pg-core";

let sequence = 0;

/** Random bytes are fetched for many identifiers at once: asking for six at a time costs more than all the rest. */
const randomDigits = 12;
const fetchedAtOnce = 1_024;
let random = "";
let taken = 0;

function nextRandom(): string {
  if (taken === random.length) {
    random = randomBytes((randomDigits / 2) * fetchedAtOnce).toString("hex");
    taken = 0;
  }
  taken += randomDigits;
  return random.slice(taken - randomDigits, taken);
}

/**
 * A time-ordered identifier (RFC 9562, version 7, its section 6.2 method 1), made by us because servers before PostgreSQL 18
 * cannot. What one process makes within a millisecond is in the order it was made: a counter of 26 bits, never set back, stands
 * before 48 random ones. Times before 1970 have no place in the format and count as its beginning.
 */
export function newId(now: number = Date.now()): string {
  sequence = (sequence + 1) & 0x3ffffff;
  const time = Math.max(0, now).toString(16).padStart(12, "0");
  const version = (0x7000 | (sequence >>> 14)).toString(16);
  const variant = (0x8000 | (sequence & 0x3fff)).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-${version}-${variant}-${nextRandom()}`;
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
