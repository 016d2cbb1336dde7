import { ofTenant } from "@arraigo/db";
import { newId } from "@arraigo/db/columns";
import { recordAudit } from "@arraigo/directory";
import { type Ctx, inTransaction, type Tx } from "@arraigo/platform";
import { and, count, eq, isNull } from "drizzle-orm";
import { DashboardNotFound, InsightNotFound, KeptFull } from "../errors";
import { keeper, mayChange } from "../insights/keeping";
import { keepInsights, openInsights } from "../insights/save-insight";
import type { BeginDashboard, OnlyId, SaveDashboard } from "../insights-contract";
import { dashboards } from "./tables";

const dashboardsMax = 50;

/**
 * Makes a dashboard of insights in an order, or changes one: its name, order, insights or readers.
 * @throws DashboardNotFound; InsightNotFound for an insight one may not open and that was not on it; KeptFull from 50 on
 */
export function saveDashboard(ctx: Ctx, { id, name, insightIds, sharedRoles }: SaveDashboard): Promise<{ id: string }> {
  return inTransaction(ctx, async (tx) => {
    const held = id ? await changeable(ctx, tx, id) : undefined;
    const open = await openInsights(ctx, tx);
    if (insightIds.some((each) => !open.has(each) && !held?.insightIds.includes(each))) throw new InsightNotFound();
    if (!held) return { id: await keepDashboard(ctx, tx, { name, insightIds, sharedRoles }) };
    const changedAt = ctx.clock.now();
    await tx.update(dashboards).set({ name, insightIds, sharedRoles, changedAt }).where(thisDashboard(ctx, held.id));
    await audited(ctx, tx, held, "telemetry.dashboard_changed", name);
    return { id: held.id };
  });
}

/** Keeps questions and a dashboard of them in one go. */
export function beginDashboard(ctx: Ctx, { name, insights }: BeginDashboard): Promise<{ id: string }> {
  return inTransaction(ctx, async (tx) => {
    const insightIds = await keepInsights(
      ctx,
      tx,
      insights.map((each) => ({ ...each, sharedRoles: [] })),
    );
    return { id: await keepDashboard(ctx, tx, { name, insightIds, sharedRoles: [] }) };
  });
}

async function keepDashboard(
  ctx: Ctx,
  tx: Tx,
  kept: { name: string; insightIds: string[]; sharedRoles: string[] },
): Promise<string> {
  const [ownerId, now] = [keeper(ctx), ctx.clock.now()];
  const [own] = await tx
    .select({ dashboards: count() })
    .from(dashboards)
    .where(
      and(
        ofTenant(dashboards.organisationId, ctx.organisationId),
        eq(dashboards.ownerId, ownerId),
        isNull(dashboards.goneAt),
      ),
    );
  if ((own?.dashboards ?? 0) >= dashboardsMax) throw new KeptFull({ maximum: dashboardsMax }, "name");
  const id = newId(now.getTime());
  await tx
    .insert(dashboards)
    .values({ ...kept, id, organisationId: ctx.organisationId, ownerId, createdAt: now, changedAt: now });
  return id;
}

/** Deletes a dashboard; its insights stay. `restoreDashboard` brings it back. */
export const removeDashboard = (ctx: Ctx, { id }: OnlyId) => setGone(ctx, id, true);

export const restoreDashboard = (ctx: Ctx, { id }: OnlyId) => setGone(ctx, id, false);

function setGone(ctx: Ctx, id: string, gone: boolean): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    const held = await changeable(ctx, tx, id, !gone);
    await tx
      .update(dashboards)
      .set({ goneAt: gone ? ctx.clock.now() : null })
      .where(thisDashboard(ctx, id));
    await audited(ctx, tx, held, gone ? "telemetry.dashboard_removed" : "telemetry.dashboard_changed", held.name);
  });
}

async function changeable(ctx: Ctx, tx: Tx, id: string, gone = false) {
  const { ownerId, name, sharedRoles, insightIds } = dashboards;
  const [held] = await tx
    .select({ id: dashboards.id, ownerId, name, sharedRoles, insightIds })
    .from(dashboards)
    .where(and(thisDashboard(ctx, id), gone ? undefined : isNull(dashboards.goneAt)))
    .for("update");
  if (!held || !mayChange(ctx, held)) throw new DashboardNotFound();
  return held;
}

async function audited(
  ctx: Ctx,
  tx: Tx,
  held: { id: string; ownerId: string },
  action: `telemetry.${string}`,
  name: string,
) {
  if (held.ownerId === keeper(ctx)) return;
  await recordAudit(ctx, tx, { action, subjectType: "dashboard", subjectId: held.id, facts: { name } });
}

const thisDashboard = (ctx: Ctx, id: string) =>
  and(ofTenant(dashboards.organisationId, ctx.organisationId), eq(dashboards.id, id));
