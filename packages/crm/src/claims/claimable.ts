import { ofTenant } from "@arraigo/db";
import { holds } from "@arraigo/directory";
import { people } from "@arraigo/directory/schema";
import { type Ctx, localToday, type Tx } from "@arraigo/platform";
import { and, lt, type SQL, sql } from "drizzle-orm";
import { activities } from "../activities/tables";
import { cases } from "../cases/tables";
import type { ClaimableType, ClaimReason } from "../insight-contract";
import { opportunities } from "../opportunities/tables";
import { isStaged } from "../record-types";
import { readableWhere } from "../records/readable-names";
import { uuids } from "../records/scope";
import { recordEvents } from "../timeline/tables";

/**
 * Since when nobody touched a record: what the queue is ordered by, longest first. Written like the expression of the indexes
 * `…_unowned` and `accounts_untouched`.
 */
export const touched = sql.raw("coalesce(r.last_activity_at, r.created_at)");

/** What may be claimed at all: neither gone nor closed. */
const standing = (type: ClaimableType) =>
  isStaged(type) ? sql`r.gone_at is null and r.closed_at is null` : sql`r.gone_at is null`;

/** Who does not work here any more. Read first, so that a list of a few owners is looked up by owner and not found by walking. */
export async function leaversOf(ctx: Ctx, tx: Tx): Promise<string[]> {
  const rows = await tx
    .select({ id: people.id })
    .from(people)
    .where(and(ofTenant(people.organisationId, ctx.organisationId), lt(people.endsOn, localToday(ctx))));
  return rows.map((row) => row.id);
}

/** Before this instant a touch is too long ago. */
export const abandonedBefore = (ctx: Ctx, days: number) => new Date(ctx.clock.now().getTime() - days * 86_400_000);

/**
 * A claimable record `r` of this kind, as one condition. `abandoned` is for accounts alone, and in two steps: this one, which an
 * index answers, and `reallyAbandoned`, which looks at what happened there. What somebody still looks after is only offered to
 * whom may read it. What is nobody's any more (unowned, or its owner left) is offered to whoever may claim and reads any of the
 * kind, because nobody else's reach would ever cover it; where a kind is closed to somebody, none of it waits for them.
 */
export function claimable(ctx: Ctx, type: ClaimableType, why: ClaimReason, leavers: readonly string[]): SQL {
  if (!holds(ctx, `crm.${type}.read`)) return sql`false`;
  if (why === "unowned") return sql`${standing(type)} and r.owner_id is null`;
  if (why === "left") return sql`${standing(type)} and r.owner_id = any(${uuids(leavers)})`;
  if (type !== "account") return sql`false`;
  const within = readableWhere(ctx, type, sql`r.owner_id`) ?? sql`true`;
  return sql`r.gone_at is null and r.owner_id is not null and not r.owner_id = any(${uuids(leavers)}) and ${within}`;
}

/**
 * Made and handed over before `since`, not touched by its owner from then on, and no deal or case open there. Whoever just got it has
 * not abandoned it.
 */
export function reallyAbandoned(ctx: Ctx, since: Date): SQL {
  const at = sql`${since.toISOString()}::timestamptz`;
  const tenant = sql`${ctx.organisationId}::uuid`;
  return sql`r.created_at < ${at}
    and not exists (select from ${opportunities} o where o.organisation_id = ${tenant} and o.account_id = r.id and o.closed_at is null and o.gone_at is null)
    and not exists (select from ${cases} c where c.organisation_id = ${tenant} and c.account_id = r.id and c.closed_at is null and c.gone_at is null)
    and not exists (select from ${recordEvents} e where e.organisation_id = ${tenant} and e.subject_id = r.id and e.occurred_at >= ${at}
      and e.kind = 'reassigned')
    and not exists (select from ${activities} a where a.organisation_id = ${tenant} and a.account_id = r.id and a.occurred_at >= ${at}
      and a.actor_id = r.owner_id and a.withdrawn_at is null)`;
}
