import { organisationIdColumn } from "@arraigo/db/columns";
import { sql } from "drizzle-orm";
import { bigint, date, doublePrecision, index, integer, jsonb, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { crm } from "../namespace";

const minor = (name: string) => bigint(name, { mode: "number" });

/**
 * What serving an account took in a month of the organisation, as sums. Written only by `store-months.ts`; an account in
 * `profit_marks` is out of date and is summed afresh by whoever reads it.
 */
export const servedMonths = crm.table(
  "served_months",
  {
    organisationId: organisationIdColumn(),
    accountId: uuid("account_id").notNull(),
    month: date("month", { mode: "string" }).notNull(),
    activities: integer("activities").notNull(),
    activitiesCovered: integer("activities_covered").notNull(),
    activityMinutes: integer("activity_minutes").notNull(),
    activityCostMinor: minor("activity_cost_minor").notNull(),
    cases: integer("cases").notNull(),
    casesCovered: integer("cases_covered").notNull(),
    caseMinutes: integer("case_minutes").notNull(),
    caseCostMinor: minor("case_cost_minor").notNull(),
  },
  // What is covered, and what it cost, is in the currency of the hourly rates; in any other nothing is.
  (t) => [primaryKey({ columns: [t.organisationId, t.accountId, t.month] })],
);

/** What an account brought in and its goods cost in a month, entered or won, a row a currency. Written like `served_months`. */
export const goodsMonths = crm.table(
  "goods_months",
  {
    organisationId: organisationIdColumn(),
    accountId: uuid("account_id").notNull(),
    month: date("month", { mode: "string" }).notNull(),
    currency: text("currency").notNull(),
    revenueMinor: minor("revenue_minor"),
    costOfGoodsMinor: minor("cost_of_goods_minor"),
    coveredRevenueMinor: minor("covered_revenue_minor").notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.accountId, t.month, t.currency] })],
);

/** Each account's profit over the months people look at, in the organisation's currency: what the list and the curve are read from. */
export const profitStandings = crm.table(
  "profit_standings",
  {
    organisationId: organisationIdColumn(),
    accountId: uuid("account_id").notNull(),
    ownerId: uuid("owner_id"),
    revenueMinor: doublePrecision("revenue_minor"),
    costOfGoodsMinor: doublePrecision("cost_of_goods_minor").notNull(),
    coveredRevenueMinor: doublePrecision("covered_revenue_minor").notNull(),
    activities: integer("activities").notNull(),
    activitiesCovered: integer("activities_covered").notNull(),
    activityMinutes: integer("activity_minutes").notNull(),
    activityCostMinor: doublePrecision("activity_cost_minor").notNull(),
    cases: integer("cases").notNull(),
    casesCovered: integer("cases_covered").notNull(),
    caseMinutes: integer("case_minutes").notNull(),
    caseCostMinor: doublePrecision("case_cost_minor").notNull(),
    contribution: doublePrecision("contribution"),
    /** The share covered; −1 where it is not known. */
    covered: doublePrecision("covered").notNull(),
    verdict: text("verdict").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.accountId] }),
    // Serves the list of everybody's, the worst first, and the curve.
    index("profit_standings_sort").on(t.organisationId, sql`coalesce(${t.contribution}, '9e15'::float8)`, t.accountId),
    // Serves the same of one verdict.
    index("profit_standings_verdict").on(
      t.organisationId,
      t.verdict,
      sql`coalesce(${t.contribution}, '9e15'::float8)`,
      t.accountId,
    ),
    // Serves the same of some owners'.
    index("profit_standings_owner").on(t.organisationId, t.ownerId),
  ],
);

/** Accounts whose figures, minutes, deals or owner changed since they were summed: as `quality_marks`. */
export const profitMarks = crm.table(
  "profit_marks",
  {
    organisationId: organisationIdColumn(),
    id: bigint("id", { mode: "number" }).notNull().generatedAlwaysAsIdentity(),
    accountId: uuid("account_id").notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
);

/** How contribution gathers over all accounts: how many of each verdict, what the unprofitable take away, and points of the curve. */
export interface KeptCurve {
  counts: {
    unprofitable: number;
    losing: number;
    profitable: number;
    atMost: number;
    unknown: number;
    unnamed: number;
    loss: number;
  };
  points: { accounts: number; cumulativeMinor: number }[];
}

/** What the stored sums stand for: rates and months' time zone as one fingerprint, and the period and currency of the standings. */
export const profitStates = crm.table(
  "profit_states",
  {
    organisationId: organisationIdColumn(),
    /** Null until the first summing is through. */
    basis: text("basis"),
    period: text("period"),
    /** A summing that is under way, and the last account it reached. */
    nextBasis: text("next_basis"),
    nextPeriod: text("next_period"),
    reachedId: uuid("reached_id"),
    /** The curve over all standings as they are stored; null while they change. */
    curve: jsonb("curve").$type<KeptCurve>(),
  },
  (t) => [primaryKey({ columns: [t.organisationId] })],
);
