import { ofTenant } from "@arraigo/db";
import { newId } from "@arraigo/db/columns";
import { type Ctx, inTransaction, type Tx } from "@arraigo/platform";
import { addDays } from "@arraigo/platform/calendar";
import { and, count, eq, isNull } from "drizzle-orm";
import { organisationToday } from "../analytics/organisation-day";
import { AlertNotFound, InsightNotFound, KeptFull, MeasureUnknown, NothingToWatch } from "../errors";
import { keeper, openTo } from "../insights/keeping";
import { measuresOf } from "../insights/tab-measures";
import { insights } from "../insights/tables";
import type { OnlyId, SaveAlert, SnoozeAlert } from "../insights-contract";
import { lookAtOnce } from "./look-at-alert";
import { alerts } from "./tables";

const alertsMax = 100;

/**
 * Asks to be told when a figure crosses a line, or moves the line. Another line begins anew: where the figure is beyond it already,
 * that is told once. It is looked at as soon as it is saved.
 * @throws AlertNotFound; InsightNotFound; NothingToWatch, MeasureUnknown where the insight has no such number; KeptFull from 100 on
 */
export async function saveAlert(ctx: Ctx, { id, ...line }: SaveAlert): Promise<{ id: string }> {
  const saved = await inTransaction(ctx, async (tx) => {
    const [insight] = await tx
      .select({ question: insights.question })
      .from(insights)
      .where(
        and(
          ofTenant(insights.organisationId, ctx.organisationId),
          eq(insights.id, line.insightId),
          openTo(ctx, insights),
        ),
      );
    if (!insight) throw new InsightNotFound();
    const known = measuresOf(insight.question);
    if (known.length === 0) throw new NothingToWatch({}, "insightId");
    if (!known.includes(line.measure))
      throw new MeasureUnknown({ measure: line.measure, known: known.join(", ") }, "measure");
    if (id) {
      await change(ctx, tx, id, { ...line, crossedIn: null, checkedOn: null, lastValue: null });
      return { id };
    }
    const ownerId = keeper(ctx);
    const [held] = await tx
      .select({ alerts: count() })
      .from(alerts)
      .where(
        and(ofTenant(alerts.organisationId, ctx.organisationId), eq(alerts.ownerId, ownerId), isNull(alerts.goneAt)),
      );
    if ((held?.alerts ?? 0) >= alertsMax) throw new KeptFull({ maximum: alertsMax });
    const now = ctx.clock.now();
    const made = newId(now.getTime());
    await tx.insert(alerts).values({ ...line, id: made, organisationId: ctx.organisationId, ownerId, createdAt: now });
    return { id: made };
  });
  await lookAtOnce(ctx, saved.id);
  return saved;
}

/** Not looked at until it goes on; what crossed meanwhile and is back is not told. */
export const pauseAlert = (ctx: Ctx, { id }: OnlyId) =>
  inTransaction(ctx, (tx) => change(ctx, tx, id, { pausedAt: ctx.clock.now() }));

export const continueAlert = (ctx: Ctx, { id }: OnlyId) =>
  inTransaction(ctx, (tx) => change(ctx, tx, id, { pausedAt: null }));

/** Looked at and written down, and told again in so many days; without days, at once. */
export async function snoozeAlert(ctx: Ctx, { id, days }: SnoozeAlert): Promise<void> {
  const today = await organisationToday(ctx);
  const snoozedUntil = days === null ? null : addDays(today, days);
  await inTransaction(ctx, (tx) => change(ctx, tx, id, { snoozedUntil }));
}

/** Deletes an alert; `restoreAlert` brings it back with its log. */
export const removeAlert = (ctx: Ctx, { id }: OnlyId) =>
  inTransaction(ctx, (tx) => change(ctx, tx, id, { goneAt: ctx.clock.now() }));

export const restoreAlert = (ctx: Ctx, { id }: OnlyId) =>
  inTransaction(ctx, (tx) => change(ctx, tx, id, { goneAt: null }));

/** Somebody else's alert is not there for anybody. */
async function change(ctx: Ctx, tx: Tx, id: string, set: Partial<typeof alerts.$inferInsert>): Promise<void> {
  const changed = await tx
    .update(alerts)
    .set(set)
    .where(
      and(
        ofTenant(alerts.organisationId, ctx.organisationId),
        eq(alerts.id, id),
        eq(alerts.ownerId, keeper(ctx)),
        set.goneAt === null ? undefined : isNull(alerts.goneAt),
      ),
    )
    .returning({ id: alerts.id });
  if (changed.length === 0) throw new AlertNotFound();
}
