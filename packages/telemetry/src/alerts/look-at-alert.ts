import { ofTenant } from "@arraigo/db";
import { newId } from "@arraigo/db/columns";
import { tellPeople } from "@arraigo/directory";
import { type Ctx, inTransaction, type Tx } from "@arraigo/platform";
import type { LocalDate } from "@arraigo/platform/calendar";
import { and, eq, isNull, lt, or } from "drizzle-orm";
import { organisationToday, organisationYesterday } from "../analytics/organisation-day";
import { type Answer, isFigure } from "../insights/figure";
import { readFigure } from "../insights/read-figures";
import { insights } from "../insights/tables";
import { crossingOf, type Reached } from "./crossing";
import { mayStillRead } from "./may-still-read";
import { saidValue } from "./said-value";
import { alertFirings, alerts } from "./tables";

type Known = Reached & { unit: Parameters<typeof saidValue>[2] };

/** What an answer says of one measure; undefined where it is hidden or nothing is known. */
export function reachedIn(answer: Answer | undefined, measure: string): Known | undefined {
  if (!answer || !isFigure(answer) || !answer.period) return undefined;
  const of = answer.measures.find(({ key }) => key === measure);
  if (!of || of.value === null) return undefined;
  const { value, before, unit } = of;
  return { period: answer.period.start, rolling: answer.rolling, value, before, unit };
}

/** Alerts that have not been looked at for a day. */
export const due = (day: LocalDate) =>
  and(isNull(alerts.goneAt), isNull(alerts.pausedAt), or(isNull(alerts.checkedOn), lt(alerts.checkedOn, day)));

/** The first look at a line that was just drawn, so that it does not pass for quiet until the night. What is not known yet waits. */
export async function lookAtOnce(ctx: Ctx, id: string): Promise<void> {
  const day = await organisationYesterday(ctx);
  const found = await inTransaction(ctx, (tx) =>
    tx
      .select({ measure: alerts.measure, question: insights.question })
      .from(alerts)
      .innerJoin(insights, and(eq(insights.organisationId, alerts.organisationId), eq(insights.id, alerts.insightId)))
      .where(and(ofTenant(alerts.organisationId, ctx.organisationId), eq(alerts.id, id), due(day))),
  );
  for (const { measure, question } of found) {
    const reached = reachedIn(await readFigure(ctx, question), measure);
    if (reached) await inTransaction(ctx, (tx) => lookAt(ctx, tx, id, day, reached));
  }
}

/** One alert, for one day: whoever holds its row first looks at it, and the next finds nothing left to do. */
export async function lookAt(ctx: Ctx, tx: Tx, id: string, day: LocalDate, reached: Known | undefined): Promise<void> {
  const thisAlert = and(ofTenant(alerts.organisationId, ctx.organisationId), eq(alerts.id, id));
  const [alert] = await tx
    .select()
    .from(alerts)
    .where(and(thisAlert, due(day)))
    .for("update");
  if (!alert) return;
  const reader = await mayStillRead(ctx, tx, alert);
  if (!reader) {
    // It rests: what nobody may be told is not written down either, and once they may again it begins anew.
    await tx.update(alerts).set({ checkedOn: day, crossedIn: null }).where(thisAlert);
    return;
  }
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
  if (!firing || snoozed) return;
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
