import { ofTenant } from "@arraigo/db";
import { filed } from "@arraigo/directory";
import { people } from "@arraigo/directory/schema";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { keeper, mayChange, openTo } from "../insights/keeping";
import { nameOf } from "../insights/list-insights";
import { insights } from "../insights/tables";
import type { Question } from "../insights-contract";
import { dashboards } from "./tables";

export interface Dashboard {
  id: string;
  name: string;
  sharedRoles: string[];
  mine: boolean;
  mayChange: boolean;
  ownerName: string | null;
  /** In their order; deleted ones are passed over. Whoever may open the page may open what stands on it. */
  insights: { id: string; name: string; question: Question }[];
}

/** The dashboards whoever acts may open, by name, at most 200, each with its questions; not with their answers. */
export function listDashboards(ctx: Ctx): Promise<Dashboard[]> {
  return inTransaction(ctx, async (tx) => {
    const rows = await tx
      .select({ dashboard: dashboards, ownerName: nameOf })
      .from(dashboards)
      .leftJoin(people, and(eq(people.organisationId, dashboards.organisationId), eq(people.id, dashboards.ownerId)))
      .where(and(ofTenant(dashboards.organisationId, ctx.organisationId), openTo(ctx, dashboards)))
      .orderBy(asc(filed(dashboards.name)), asc(dashboards.id))
      .limit(200);
    const ids = [...new Set(rows.flatMap(({ dashboard }) => dashboard.insightIds))];
    const standing =
      ids.length === 0
        ? []
        : await tx
            .select({ id: insights.id, name: insights.name, question: insights.question })
            .from(insights)
            .where(
              and(
                ofTenant(insights.organisationId, ctx.organisationId),
                isNull(insights.goneAt),
                inArray(insights.id, ids),
              ),
            )
            .orderBy(asc(insights.id));
    const byId = new Map(standing.map((insight) => [insight.id, insight]));
    return rows.map(({ dashboard, ownerName }) => ({
      id: dashboard.id,
      name: dashboard.name,
      sharedRoles: dashboard.sharedRoles,
      mine: dashboard.ownerId === keeper(ctx),
      mayChange: mayChange(ctx, dashboard),
      ownerName,
      insights: dashboard.insightIds.flatMap((id) => byId.get(id) ?? []),
    }));
  });
}
