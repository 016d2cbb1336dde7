import { grantOf, holds, withinReach } from "@arraigo/directory";
import type { Ctx } from "@arraigo/platform";
import { type SQL, sql } from "drizzle-orm";
import { tableOf } from "../records/record-table";
import { activities } from "./tables";

const near = [
  ["case", "case_id"],
  ["opportunity", "opportunity_id"],
  ["lead", "lead_id"],
  ["contact", "contact_id"],
] as const;

/**
 * Whether an activity `a` is about a record the actor may read: one of the nearest it names, or the account where it names nothing
 * nearer, as timelines show it. One's own are one's own, whatever became of the record. Undefined where every record may be read:
 * nothing to ask or to pay.
 */
export function aboutReadable(ctx: Ctx, a: SQL = sql`${activities}`): SQL | undefined {
  if ([...near, ["account"] as const].every(([type]) => wholly(ctx, type))) return undefined;
  const me = ctx.actor.personId;
  const told = near.map(([type, column]) => readable(ctx, type, sql`${a}.${sql.raw(column)}`));
  const named = sql.join(
    near.map(([, column]) => sql`${a}.${sql.raw(column)}`),
    sql`, `,
  );
  const account = sql`(num_nonnulls(${named}) = 0 and (${a}.account_id is null or ${readable(ctx, "account", sql`${a}.account_id`)}))`;
  return sql`(${a}.actor_id = ${me}::uuid or ${a}.assignee_id = ${me}::uuid or ${sql.join([...told, account], sql` or `)})`;
}

type SubjectType = (typeof near)[number][0] | "account";

const wholly = (ctx: Ctx, type: SubjectType) =>
  holds(ctx, `crm.${type}.read`) && grantOf(ctx, `crm.${type}.read`).organisation;

/** A subquery of one value and not `exists`: the planner never reads the whole other table to look few rows up. */
function readable(ctx: Ctx, type: SubjectType, id: SQL): SQL {
  if (!holds(ctx, `crm.${type}.read`)) return sql`false`;
  if (wholly(ctx, type)) return sql`${id} is not null`;
  const within = withinReach(ctx, `crm.${type}.read`, sql`t.owner_id`);
  return sql`coalesce((select ${within} from ${tableOf[type]} t where t.organisation_id = ${ctx.organisationId}::uuid and t.id = ${id}), false)`;
}
