import { instant, organisationIdColumn } from "@arraigo/db/columns";
import { sql } from "drizzle-orm";
import { check, integer, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { crm } from "../namespace";

/** How an organisation wants its CRM to behave. One row; none means the defaults. */
export const settings = crm.table(
  "settings",
  {
    organisationId: organisationIdColumn(),
    /** The currency a new amount starts with, and totals are shown in first. */
    currency: text("currency").notNull().default("USD"),
    /** An owned account without its owner's touch for so long, and nothing open, may be claimed by others. */
    abandonedDays: integer("abandoned_days").notNull().default(180),
    claimsPerDayMax: integer("claims_per_day_max").notNull().default(10),
    /** The day calendars begin with: 1 is Monday, 6 Saturday, 7 Sunday. */
    weekStartsOn: integer("week_starts_on").notNull().default(1),
    /** After so many days nothing is left of a record that is gone. Never sooner than a merge can be taken apart. */
    goneDays: integer("gone_days").notNull().default(90),
    changedBy: uuid("changed_by"),
    changedAt: instant("changed_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId] }),
    check("settings_week_starts_on", sql`${t.weekStartsOn} in (1, 6, 7)`),
    check("settings_gone", sql`${t.goneDays} between 90 and 3650`),
    check("settings_bounds", sql`${t.abandonedDays} between 7 and 3650 and ${t.claimsPerDayMax} between 1 and 1000`),
  ],
);
