import { ofTenant } from "@arraigo/db";
import { newId } from "@arraigo/db/columns";
import { recordAudit } from "@arraigo/directory";
import { type Ctx, inTransaction, type Tx } from "@arraigo/platform";
import { and, count, eq, isNull } from "drizzle-orm";
import { InsightNotFound, KeptFull } from "../errors";
import type { OnlyId, Question, SaveInsight } from "../insights-contract";
import { keeper, mayChange, openTo } from "./keeping";
import { insights } from "./tables";

const insightsMax = 200;

/**
 * Keeps a question under a name, or gives a kept one another name, question or readers. The question is kept as it was asked, never
 * what was answered.
 * @throws InsightNotFound; KeptFull from 200 of one's own on
 */
export function saveInsight(ctx: Ctx, { id, name, question, sharedRoles }: SaveInsight): Promise<{ id: string }> {
  return inTransaction(ctx, async (tx) => {
    const changedAt = ctx.clock.now();
    if (!id) return { id: (await keepInsights(ctx, tx, [{ name, question, sharedRoles }]))[0] ?? "" };
    const held = await changeable(ctx, tx, id);
    await tx.update(insights).set({ name, question, sharedRoles, changedAt }).where(thisInsight(ctx, id));
    await audited(ctx, tx, held, "telemetry.insight_changed", { before: held.name, name });
    return { id };
  });
}

/** Keeps several questions as one's own. Answers their ids in the same order. */
export async function keepInsights(
  ctx: Ctx,
  tx: Tx,
  kept: readonly { name: string; question: Question; sharedRoles: string[] }[],
): Promise<string[]> {
  const [ownerId, now] = [keeper(ctx), ctx.clock.now()];
  const [held] = await tx
    .select({ insights: count() })
    .from(insights)
    .where(
      and(
        ofTenant(insights.organisationId, ctx.organisationId),
        eq(insights.ownerId, ownerId),
        isNull(insights.goneAt),
      ),
    );
  if ((held?.insights ?? 0) + kept.length > insightsMax) throw new KeptFull({ maximum: insightsMax }, "name");
  const rows = kept.map((each) => ({
    ...each,
    id: newId(now.getTime()),
    organisationId: ctx.organisationId,
    ownerId,
    createdAt: now,
    changedAt: now,
  }));
  await tx.insert(insights).values(rows);
  return rows.map(({ id }) => id);
}

/** Deletes a saved question; dashboards pass it over and its alerts rest until `restoreInsight`. */
export function removeInsight(ctx: Ctx, { id }: OnlyId): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    const held = await changeable(ctx, tx, id);
    await tx.update(insights).set({ goneAt: ctx.clock.now() }).where(thisInsight(ctx, id));
    await audited(ctx, tx, held, "telemetry.insight_removed", { name: held.name });
  });
}

export function restoreInsight(ctx: Ctx, { id }: OnlyId): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    const held = await changeable(ctx, tx, id, true);
    await tx.update(insights).set({ goneAt: null }).where(thisInsight(ctx, id));
    await audited(ctx, tx, held, "telemetry.insight_changed", { name: held.name });
  });
}

interface Held {
  id: string;
  ownerId: string;
  name: string;
  sharedRoles: string[];
}

async function changeable(ctx: Ctx, tx: Tx, id: string, gone = false): Promise<Held> {
  const { ownerId, name, sharedRoles } = insights;
  const [held] = await tx
    .select({ id: insights.id, ownerId, name, sharedRoles })
    .from(insights)
    .where(and(thisInsight(ctx, id), gone ? undefined : isNull(insights.goneAt)))
    .for("update");
  if (!held || !mayChange(ctx, held)) throw new InsightNotFound();
  return held;
}

async function audited(ctx: Ctx, tx: Tx, held: Held, action: `telemetry.${string}`, facts: Record<string, unknown>) {
  if (held.ownerId === keeper(ctx)) return;
  await recordAudit(ctx, tx, { action, subjectType: "insight", subjectId: held.id, facts });
}

/** Those of the ids whoever acts may open. */
export async function openInsights(ctx: Ctx, tx: Tx): Promise<Set<string>> {
  const rows = await tx
    .select({ id: insights.id })
    .from(insights)
    .where(and(ofTenant(insights.organisationId, ctx.organisationId), openTo(ctx, insights)));
  return new Set(rows.map(({ id }) => id));
}

const thisInsight = (ctx: Ctx, id: string) =>
  and(ofTenant(insights.organisationId, ctx.organisationId), eq(insights.id, id));
