import { grantOf, withinReach } from "@arraigo/directory";
import type { Ctx } from "@arraigo/platform";
import { type Column, type SQL, sql } from "drizzle-orm";

const permission = "crm.record.export";

/** Whether what is one of these people's may be taken out by the actor. Undefined where everything may. */
export function mayLeave(ctx: Ctx, ...people: (Column | SQL)[]): SQL | undefined {
  if (grantOf(ctx, permission).organisation) return undefined;
  const within = people.map((person) => withinReach(ctx, permission, person));
  return sql`(${sql.join(within, sql` or `)})`;
}
