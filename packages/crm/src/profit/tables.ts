import { idColumn, instant, organisationIdColumn } from "@arraigo/db/columns";
import { jobRoles } from "@arraigo/directory/schema";
import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  date,
  foreignKey,
  index,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { accounts } from "../accounts/tables";
import { crm } from "../namespace";

/** What an account brought in and what its goods cost, a row a month and currency: entered by hand or imported from finance. */
export const accountFigures = crm.table(
  "account_figures",
  {
    id: idColumn(),
    organisationId: organisationIdColumn(),
    accountId: uuid("account_id").notNull(),
    /** The first day of the month. */
    month: date("month", { mode: "string" }).notNull(),
    currency: text("currency").notNull(),
    revenueMinor: bigint("revenue_minor", { mode: "number" }),
    costOfGoodsMinor: bigint("cost_of_goods_minor", { mode: "number" }),
    enteredBy: uuid("entered_by"),
    enteredAt: instant("entered_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    foreignKey({ columns: [t.organisationId, t.accountId], foreignColumns: [accounts.organisationId, accounts.id] }),
    unique("account_figures_month").on(t.organisationId, t.accountId, t.month, t.currency),
    // Serves which other currencies a period has figures in.
    index("account_figures_currency").on(t.organisationId, t.currency, t.month),
    check("account_figures_month_first", sql`extract(day from ${t.month}) = 1`),
  ],
);

/** What an hour of somebody's work costs, by job role; the row without a role counts for everybody else. */
export const hourRates = crm.table(
  "hour_rates",
  {
    id: idColumn(),
    organisationId: organisationIdColumn(),
    jobRoleId: uuid("job_role_id"),
    currency: text("currency").notNull(),
    perHourMinor: bigint("per_hour_minor", { mode: "number" }).notNull(),
    setBy: uuid("set_by"),
    setAt: instant("set_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    foreignKey({ columns: [t.organisationId, t.jobRoleId], foreignColumns: [jobRoles.organisationId, jobRoles.id] }),
    // One rate a role, and one for everybody else.
    uniqueIndex("hour_rates_role").on(
      t.organisationId,
      sql`coalesce(${t.jobRoleId}, '00000000-0000-0000-0000-000000000000'::uuid)`,
    ),
    check("hour_rates_positive", sql`${t.perHourMinor} >= 0`),
  ],
);
