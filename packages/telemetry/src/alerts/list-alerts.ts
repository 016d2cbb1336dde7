import { ofTenant } from "@arraigo/db";
import { filed } from "@arraigo/directory";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, asc, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import { keeper, openTo } from "../insights/keeping";
import { measuresOf } from "../insights/tab-measures";
import { insights } from "../insights/tables";
import type { Question } from "../insights-contract";
import { alertFirings, alerts } from "./tables";

const firingsShown = 10;

export interface Alert {
  id: string;
  insight: { id: string; name: string; question: Question };
  measure: string;
  condition: "above" | "below" | "changes";
  threshold: number;
  /** Beyond its line since the period that begins on this day. */
  crossedIn: string | null;
  checkedOn: string | null;
  lastValue: number | null;
  pausedAt: string | null;
  /** Why it is not looked at any more: its insight is not open to its owner now, or has no such number since it was changed. */
  resting: "closed" | "noNumber" | null;
  snoozedUntil: string | null;
  /** Newest first, at most ten. */
  firings: { id: string; period: string; value: number; before: number | null; silent: boolean; firedAt: string }[];
}

/** One's own alerts, by insight, each with when it fired last. */
export function listAlerts(ctx: Ctx): Promise<Alert[]> {
  return inTransaction(ctx, async (tx) => {
    const rows = await tx
      .select({
        alert: alerts,
        insight: { id: insights.id, name: insights.name, question: insights.question },
        open: sql<boolean>`${openTo(ctx, insights)}`,
      })
      .from(alerts)
      .innerJoin(
        insights,
        and(
          eq(insights.organisationId, alerts.organisationId),
          eq(insights.id, alerts.insightId),
          isNull(insights.goneAt),
        ),
      )
      .where(
        and(
          ofTenant(alerts.organisationId, ctx.organisationId),
          eq(alerts.ownerId, keeper(ctx)),
          isNull(alerts.goneAt),
        ),
      )
      .orderBy(asc(filed(insights.name)), asc(alerts.id));
    const ids = rows.map(({ alert }) => alert.id);
    const ranked = tx.$with("ranked").as(
      tx
        .select({
          id: alertFirings.id,
          alertId: alertFirings.alertId,
          period: alertFirings.period,
          value: alertFirings.value,
          before: alertFirings.before,
          silent: alertFirings.silent,
          firedAt: alertFirings.firedAt,
          place:
            sql<number>`row_number() over (partition by ${alertFirings.alertId} order by ${alertFirings.firedAt} desc, ${alertFirings.id} desc)`.as(
              "place",
            ),
        })
        .from(alertFirings)
        .where(
          and(
            ofTenant(alertFirings.organisationId, ctx.organisationId),
            ids.length > 0 ? inArray(alertFirings.alertId, ids) : sql`false`,
          ),
        ),
    );
    const fired = await tx
      .with(ranked)
      .select()
      .from(ranked)
      .where(sql`${ranked.place} <= ${firingsShown}`)
      .orderBy(desc(ranked.firedAt), desc(ranked.id));
    return rows.map(({ alert, insight, open }) => ({
      id: alert.id,
      insight,
      measure: alert.measure,
      condition: alert.condition as Alert["condition"],
      threshold: alert.threshold,
      crossedIn: alert.crossedIn,
      checkedOn: alert.checkedOn,
      lastValue: alert.lastValue,
      resting: !open ? "closed" : measuresOf(insight.question).includes(alert.measure) ? null : "noNumber",
      pausedAt: alert.pausedAt?.toISOString() ?? null,
      snoozedUntil: alert.snoozedUntil,
      firings: fired
        .filter(({ alertId }) => alertId === alert.id)
        .map(({ id, period, value, before, silent, firedAt }) => ({
          id,
          period,
          value,
          before,
          silent: silent !== null,
          firedAt: firedAt.toISOString(),
        })),
    }));
  });
}
