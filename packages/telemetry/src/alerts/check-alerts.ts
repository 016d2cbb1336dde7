import { ofTenant } from "@arraigo/db";
import { newId } from "@arraigo/db/columns";
import { tellPeople } from "@arraigo/directory";
import { type Ctx, inTransaction, type JobHandler, type Tx } from "@arraigo/platform";
import type { LocalDate } from "@arraigo/platform/calendar";
import { and, asc, eq, isNull, lt, or } from "drizzle-orm";
import { organisationToday, organisationYesterday } from "../analytics/organisation-day";
import { isFigure } from "../insights/figure";
import { readFigures } from "../insights/read-figures";
import { insights } from "../insights/tables";
import { crossingOf, type Reached } from "./crossing";
import { mayStillRead } from "./may-still-read";
import { saidValue } from "./said-value";
import { alertFirings, alerts } from "./tables";

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
      const answer = answers[at];
      const found =
        answer && isFigure(answer) && answer.period
          ? { figure: answer, period: answer.period, of: answer.measures.find(({ key }) => key === measure) }
          : undefined;
      const reached =
        found?.of && found.of.value !== null
          ? {
              period: found.period.start,
              rolling: found.figure.rolling,
              value: found.of.value,
              before: found.of.before,
              unit: found.of.unit,
            }
          : undefined;
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

const due = (day: LocalDate) =>
  and(isNull(alerts.goneAt), isNull(alerts.pausedAt), or(isNull(alerts.checkedOn), lt(alerts.checkedOn, day)));

/** One alert, for one day: whoever holds its row first looks at it, and the next finds nothing left to do. */
async function lookAt(
  ctx: Ctx,
  tx: Tx,
  id: string,
  day: LocalDate,
  reached: (Reached & { unit: Parameters<typeof saidValue>[2] }) | undefined,
): Promise<void> {
  const thisAlert = and(ofTenant(alerts.organisationId, ctx.organisationId), eq(alerts.id, id));
  const [alert] = await tx
    .select()
    .from(alerts)
    .where(and(thisAlert, due(day)))
    .for("update");
  if (!alert) return;
  if (!reached) {
    await tx.update(alerts).set({ checkedOn: day, lastValue: null }).where(thisAlert);
    return;
  }
  const line = { ...alert, condition: alert.condition as "above" | "below" | "changes" };
  const crossing = crossingOf(line, reached);
  const crossedIn = crossing === "crossed" ? reached.period : crossing === "beyond" ? alert.crossedIn : null;
  await tx.update(alerts).set({ checkedOn: day, lastValue: reached.value, crossedIn }).where(thisAlert);
  if (crossing !== "crossed") return;
  const snoozed = alert.snoozedUntil !== null && (await organisationToday(ctx)) < alert.snoozedUntil;
  const fired = await tx
    .insert(alertFirings)
    .values({
      id: newId(ctx.clock.now().getTime()),
      organisationId: ctx.organisationId,
      alertId: id,
      period: reached.period,
      value: reached.value,
      before: reached.before,
      silent: snoozed ? "snoozed" : null,
      firedAt: ctx.clock.now(),
    })
    .onConflictDoNothing()
    .returning({ id: alertFirings.id });
  const [firing] = fired;
  const reader = firing && !snoozed ? await mayStillRead(ctx, tx, alert.ownerId) : undefined;
  if (!firing || !reader) return;
  const [insight] = await tx
    .select({ name: insights.name })
    .from(insights)
    .where(and(ofTenant(insights.organisationId, ctx.organisationId), eq(insights.id, alert.insightId)));
  await tellPeople(ctx, tx, [
    {
      personId: alert.ownerId,
      kind: "telemetry.alertFired",
      params: {
        insight: insight?.name ?? "",
        condition: alert.condition,
        value: saidValue(reader.language, reached.value, reached.unit),
        line: saidValue(reader.language, alert.threshold, alert.condition === "changes" ? "share" : reached.unit),
      },
      to: `/adoption/insights?show=alerts&alert=${id}`,
      onceKey: firing.id,
      mail: true,
    },
  ]);
}
