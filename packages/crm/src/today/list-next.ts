import { type Ctx, inTransaction, localToday } from "@arraigo/platform";
import { stageLimits } from "../pipeline/stage-limits";
import type { RecordType } from "../record-types";
import { digitsOf } from "../records/currency-digits";
import { actingPerson } from "../records/find-record";
import { nextSql } from "./next-sql";

const itemsMax = 12;

/** Why something comes next, the most pressing kinds first. */
export const nextReasons = [
  "stepDue",
  "taskDue",
  "approval",
  "nobodysCases",
  "openCase",
  "pastClose",
  "untouchedLead",
  "noNextStep",
  "overstayed",
  "idle",
  "incomplete",
] as const;
export type NextReason = (typeof nextReasons)[number];

export interface NextItem {
  /** Which record it leads to; null where it leads to a page. */
  type: RecordType | null;
  id: string | null;
  name: string;
  accountName: string | null;
  reason: NextReason;
  nextStep: string | null;
  /** The local date the reason is about; null where there is none. */
  on: string | null;
  overdue: boolean;
  /** How long it has waited. */
  days: number | null;
  count: number | null;
  /** 0 to 100, where the reason is quality. */
  score: number | null;
  priority: "critical" | "high" | "moderate" | "low" | null;
  amountMinor: number | null;
  currency: string | null;
}

interface Row extends Record<string, unknown> {
  type: RecordType | null;
  id: string | null;
  name: string | null;
  account_name: string | null;
  reason: NextReason;
  step: string | null;
  on: string | null;
  days: number | null;
  count: number | null;
  score: number | null;
  priority: NextItem["priority"];
  amount_minor: string | number | null;
  currency: string | null;
}

/**
 * What the person should do next and why: what is due or overdue, what somebody waits for, their customers' cases, deals that
 * stand still, leads nobody spoke to. One statement besides the pipeline's limits; each record once, for its most pressing reason.
 */
export async function listNext(ctx: Ctx): Promise<{ items: NextItem[]; today: string }> {
  return inTransaction(ctx, async (tx) => {
    const today = localToday(ctx);
    const limits = await stageLimits(ctx, tx, "opportunity");
    const scope = { me: actingPerson(ctx), today, now: ctx.clock.now(), limits, eachMax: itemsMax };
    const { rows } = await tx.execute<Row>(nextSql(ctx, scope));
    const items = rows.map((row) => itemOf(row, today)).sort(byUrgency);
    const seen = new Set<string>();
    const once = items.filter((item) => {
      const key = item.reason === "taskDue" || item.id === null ? null : item.id;
      if (key !== null && seen.has(key)) return false;
      if (key !== null) seen.add(key);
      return true;
    });
    return { items: once.slice(0, itemsMax), today };
  });
}

/** Where tasks and approvals lead stands in `step`: they are about records of any type. */
function itemOf(row: Row, today: string): NextItem {
  const elsewhere = row.reason === "taskDue" || row.reason === "approval";
  const on = row.on === null ? null : String(row.on).slice(0, 10);
  return {
    type: elsewhere ? (row.step as RecordType | null) : row.type,
    id: row.id,
    name: row.name ?? "",
    accountName: row.account_name,
    reason: row.reason,
    nextStep: elsewhere ? null : row.step,
    on,
    overdue: on !== null && on < today,
    days: row.days,
    count: row.count,
    score: row.score,
    priority: row.priority,
    amountMinor: row.amount_minor === null ? null : Number(row.amount_minor),
    currency: row.currency,
  };
}

/** The amount as it is read: nothing is converted, and a hundred yen are no more than a hundred dollars. */
const wholeUnitsOf = ({ amountMinor, currency }: NextItem) =>
  amountMinor === null || currency === null ? 0 : amountMinor / 10 ** digitsOf(currency);

const priorities = ["critical", "high", "moderate", "low"];

/** Overdue first, then by kind; a critical case before what is merely due; then the oldest, then the largest. */
function byUrgency(one: NextItem, other: NextItem): number {
  const rank = (item: NextItem) => (item.priority === "critical" ? -1 : nextReasons.indexOf(item.reason));
  const priority = (item: NextItem) =>
    item.reason === "openCase" ? (priorities.indexOf(item.priority ?? "") + 5) % 5 : 0;
  return (
    Number(other.overdue) - Number(one.overdue) ||
    rank(one) - rank(other) ||
    priority(one) - priority(other) ||
    (one.on ?? "9999").localeCompare(other.on ?? "9999") ||
    wholeUnitsOf(other) - wholeUnitsOf(one) ||
    (other.days ?? 0) - (one.days ?? 0) ||
    (one.id ?? "").localeCompare(other.id ?? "")
  );
}
