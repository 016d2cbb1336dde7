import { bigint, boolean, index, integer, text, timestamp, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { directory } from "../namespace";

/*
 * Sign-in tables in the shape the identity library expects. They are read before anybody's organisation is known, so they are
 * exempt from row level security; nothing but src/identity touches them. A user belongs to exactly one person of one organisation.
 */

const now = (name: string) => timestamp(name, { withTimezone: true }).notNull().defaultNow();

/** Who can sign in. One row per person with access. */
export const users = directory.table(
  "users",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    name: text("name").notNull(),
    email: text("email").notNull(),
    emailVerified: boolean("email_verified").notNull().default(false),
    image: text("image"),
    organisationId: uuid("organisation_id").notNull(),
    personId: uuid("person_id").notNull(),
    /** Set when access is taken away; sessions end at the next request. */
    disabledAt: timestamp("disabled_at", { withTimezone: true }),
    createdAt: now("created_at"),
    updatedAt: now("updated_at"),
  },
  (t) => [uniqueIndex("users_email").on(t.email), uniqueIndex("users_person").on(t.organisationId, t.personId)],
);

/** Open sessions. Deleted at sign-out; a session that is over is never found again, and forgotten a day later. */
export const sessions = directory.table(
  "sessions",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    token: text("token").notNull(),
    expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
    ipAddress: text("ip_address"),
    userAgent: text("user_agent"),
    createdAt: now("created_at"),
    updatedAt: now("updated_at"),
  },
  (t) => [uniqueIndex("sessions_token").on(t.token), index("sessions_user").on(t.userId)],
);

/** Ways to sign in: a password hash here, other providers later. */
export const accounts = directory.table(
  "accounts",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    accountId: text("account_id").notNull(),
    providerId: text("provider_id").notNull(),
    accessToken: text("access_token"),
    refreshToken: text("refresh_token"),
    idToken: text("id_token"),
    accessTokenExpiresAt: timestamp("access_token_expires_at", { withTimezone: true }),
    refreshTokenExpiresAt: timestamp("refresh_token_expires_at", { withTimezone: true }),
    scope: text("scope"),
    password: text("password"),
    createdAt: now("created_at"),
    updatedAt: now("updated_at"),
  },
  (t) => [index("accounts_user").on(t.userId)],
);

/** One-time tokens: password resets. */
export const verifications = directory.table(
  "verifications",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    identifier: text("identifier").notNull(),
    value: text("value").notNull(),
    expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
    createdAt: now("created_at"),
    updatedAt: now("updated_at"),
  },
  (t) => [index("verifications_identifier").on(t.identifier)],
);

/** Requests of sign-in per network address and path, within the window that runs. */
export const rateLimits = directory.table(
  "rate_limits",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    key: text("key").notNull(),
    count: integer("count").notNull(),
    /** When the window that runs began, in milliseconds since 1970. */
    countingSince: bigint("counting_since", { mode: "number" }).notNull(),
  },
  (t) => [uniqueIndex("rate_limits_key").on(t.key)],
);

/** Failed tries per account, so that changing addresses does not help a guesser. Cleared by a successful sign-in. */
export const signInAttempts = directory.table("sign_in_attempts", {
  /** SHA-256 of the lower-cased e-mail: an unknown address is counted like a known one, and not kept in clear. */
  emailHash: text("email_hash").primaryKey(),
  failures: integer("failures").notNull().default(0),
  lockedUntil: timestamp("locked_until", { withTimezone: true }),
  lastFailedAt: now("last_failed_at"),
});
