import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction, type JobHandler } from "@arraigo/platform";
import type { LocalDate } from "@arraigo/platform/calendar";
import { and, asc, eq, isNull } from "drizzle-orm";
import { organisationYesterday } from "../analytics/organisation-day";
import { readFigures } from "../insights/read-figures";
import { insights } from "../insights/tables";
import { due, lookAt, reachedIn } from "./look-at-alert";
import { alerts } from "./tables";

/** As many as one question of several asks at once. */
const alertsAtOnce = 24;

/**
 * Looks at every alert once for each day that is over, and tells its owner of a crossing once. Whoever comes second, or again, finds
 * the day looked at already. A hidden figure, or one of which nothing is known, changes nothing.
 */
export const checkAlerts: JobHandler = async (ctx) => {
  const { tx: _outer, ...apart } = ctx;
  const day = await organisationYesterday(apart);
  for (let rows = await dueAlerts(apart, day); rows.length > 0; rows = await dueAlerts(apart, day)) {
    const answers = await readFigures(apart, { questions: rows.map(({ question }) => question) });
    for (const [at, { id, measure }] of rows.entries()) {
      const reached = reachedIn(answers[at], measure);
      await inTransaction(apart, (tx) => lookAt(apart, tx, id, day, reached));
    }
  }
};

function dueAlerts(ctx: Ctx, day: LocalDate) {
  return inTransaction(ctx, (tx) =>
    tx
      .select({ id: alerts.id, measure: alerts.measure, question: insights.question })
      .from(alerts)
      .innerJoin(
        insights,
        and(
          eq(insights.organisationId, alerts.organisationId),
          eq(insights.id, alerts.insightId),
          isNull(insights.goneAt),
        ),
      )
      .where(and(ofTenant(alerts.organisationId, ctx.organisationId), due(day)))
      .orderBy(asc(alerts.id))
      .limit(alertsAtOnce),
  );
}
