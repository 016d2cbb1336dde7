import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, asc, desc, eq, gte, isNotNull, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import type { ListActivities } from "../contract";
import { recordFor } from "../records/find-record";
import { decodeInstantPosition, decodePosition, pageOf } from "../records/keyset";
import { ownedBy, ownersInScope } from "../records/scope";
import { aboutReadable } from "./about-readable";
import { subjectColumns } from "./activity-subjects";
import { dayEnd, dayStart } from "./due-instant";
import { dueFrom, dueUntil } from "./due-within";
import { type ApartPage, idsApart, idsToldSoon } from "./read-apart";
import { readableActivities } from "./readable-activities";
import { type ShownActivity, shownActivities } from "./shown-activity";
import { activities } from "./tables";

/**
 * So many people's activities are read person by person, each one's latest along their own index and then put together: that costs the
 * same whatever the planner knows of the table, and however little of it is theirs. More people fill a page soon from the latest of all.
 */
const apartMax = 300;

/**
 * What is still to be done, soonest first, or what was done, newest first: mine, my team's, or of one record. By key. `further` is
 * a condition beyond what the list itself asks.
 */
export async function listActivities(
  ctx: Ctx,
  input: ListActivities,
  further?: SQL,
): Promise<{ rows: ShownActivity[]; next: string | null }> {
  return inTransaction(ctx, async (tx) => {
    const open = input.state === "open";
    const owners = input.owner ? await ownersInScope(ctx, tx, "crm.activity.read", input.owner) : null;
    const readable = input.record && recordFor(ctx, tx, "read", input.record.type, input.record.id);
    const column = subjectColumns.find(([type]) => type === input.record?.type)?.[1];
    const from = open ? decodePosition(input.cursor) : undefined;
    const before = open ? undefined : decodeInstantPosition(input.cursor);
    const whose = open ? activities.assigneeId : activities.actorId;
    const order = open
      ? [asc(activities.dueOn), asc(activities.id)]
      : [desc(activities.occurredAt), desc(activities.id)];
    const apart = owners !== null && owners.length > 1 && owners.length <= apartMax ? owners : undefined;
    const where = (of: SQL | undefined, recordId?: string) =>
      and(
        ofTenant(activities.organisationId, ctx.organisationId),
        isNull(activities.withdrawnAt),
        open ? isNull(activities.doneAt) : isNotNull(activities.doneAt),
        open ? isNotNull(activities.dueOn) : undefined,
        of,
        further,
        recordId && column ? eq(activities[column], recordId) : undefined,
        input.kind ? eq(activities.kind, input.kind) : undefined,
        input.from && open ? dueFrom(ctx, input.from) : undefined,
        input.to && open ? dueUntil(ctx, input.to) : undefined,
        input.from && !open ? gte(activities.occurredAt, dayStart(ctx, input.from)) : undefined,
        input.to && !open ? lt(activities.occurredAt, dayEnd(ctx, input.to)) : undefined,
        from && /^\d{4}-\d{2}-\d{2}$/u.test(from.key)
          ? or(
              sql`${activities.dueOn} > ${from.key}::date`,
              and(sql`${activities.dueOn} = ${from.key}::date`, sql`${activities.id} > ${from.id}::uuid`),
            )
          : undefined,
        before
          ? sql`(${activities.occurredAt}, ${activities.id}) < (${before.at}::timestamptz, ${before.id}::uuid)`
          : undefined,
      );
    const limit = input.limit + 1;
    const read = (recordId?: string) =>
      (recordId ? tx.planned : tx)
        .select()
        .from(activities)
        .where(and(where(input.owner ? ownedBy(whose, owners) : readableActivities(ctx), recordId), aboutReadable(ctx)))
        .orderBy(...order)
        .limit(limit);
    const placed = (ids: SQL) =>
      tx.planned
        .select()
        .from(activities)
        .where(and(ofTenant(activities.organisationId, ctx.organisationId), sql`${activities.id} = any(${ids})`))
        .orderBy(...order)
        .limit(limit);
    const readApart = async (people: readonly string[]) => {
      const of = (person: SQL) => where(sql`${whose} = ${person}`);
      const page: ApartPage = { people, open, limit, where: of, told: (row) => aboutReadable(ctx, row) };
      const soon = page.told() ? await placed(idsToldSoon(page)) : [];
      return soon.length === limit ? soon : placed(idsApart(page));
    };
    const [asked, found] = await Promise.all([
      apart && !input.record ? readApart(apart) : read(input.record?.id),
      readable,
    ]);
    // A merged record answers as the one it lives on in.
    const merged = found && found.record.id !== input.record?.id;
    const rows = merged ? await read(found.record.id) : asked;
    const page = pageOf(rows, input.limit, (row) => ({
      key: open ? (row.dueOn ?? "") : row.occurredAt.toISOString(),
      id: row.id,
    }));
    return { rows: await shownActivities(ctx, tx, page.rows), next: page.next };
  });
}
