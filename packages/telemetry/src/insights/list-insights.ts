import { ofTenant } from "@arraigo/db";
import { filed } from "@arraigo/directory";
import { people } from "@arraigo/directory/schema";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, asc, eq, sql } from "drizzle-orm";
import type { Question } from "../insights-contract";
import { keeper, mayChange, openTo } from "./keeping";
import { insights } from "./tables";

export interface Insight {
  id: string;
  name: string;
  question: Question;
  sharedRoles: string[];
  mine: boolean;
  mayChange: boolean;
  ownerName: string | null;
  changedAt: string;
}

/** The questions whoever acts may open: their own and those shared with them, by name, at most 1,000. */
export function listInsights(ctx: Ctx): Promise<Insight[]> {
  return inTransaction(ctx, async (tx) => {
    const rows = await tx
      .select({ insight: insights, ownerName: nameOf })
      .from(insights)
      .leftJoin(people, and(eq(people.organisationId, insights.organisationId), eq(people.id, insights.ownerId)))
      .where(and(ofTenant(insights.organisationId, ctx.organisationId), openTo(ctx, insights)))
      .orderBy(asc(filed(insights.name)), asc(insights.id))
      .limit(1_000);
    return rows.map(({ insight, ownerName }) => ({
      id: insight.id,
      name: insight.name,
      question: insight.question,
      sharedRoles: insight.sharedRoles,
      mine: insight.ownerId === keeper(ctx),
      mayChange: mayChange(ctx, insight),
      ownerName,
      changedAt: insight.changedAt.toISOString(),
    }));
  });
}

export const nameOf = sql<string | null>`nullif(trim(${people.givenName} || ' ' || ${people.familyName}), '')`;
