import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction, type Tx } from "@arraigo/platform";
import { and, sql } from "drizzle-orm";
import { readableActivities } from "../activities/readable-activities";
import { personNames } from "../activities/shown-activity";
import { activities } from "../activities/tables";
import type { ActivityKind, ListTimeline, RecordType } from "../contract";
import { convertedLeads } from "../leads/converted-leads";
import { opportunities } from "../opportunities/tables";
import type { EventSource } from "../record-types";
import { recordFor } from "../records/find-record";
import { decodeInstantPosition, encodePosition } from "../records/keyset";
import { uuids } from "../records/scope";
import { groupEntries } from "./group-entries";
import { withMerged } from "./merged-ids";
import { type EventRow, readEvents } from "./read-events";
import { readableChanges } from "./readable-changes";
import type { EventKind } from "./record-event";
import { recordNames } from "./record-names";
import { kindsOf } from "./timeline-filters";

type ActivityRow = typeof activities.$inferSelect;

/** Reads this often at most for one page: where most of what happened was taken back, a page may be short. */
const readsMax = 5;
/** Kept so that acts can be taken back; the act itself is what people read. */
const unsaid = new Set(["stageId", "stageEnteredAt", "closedAt", "goneAt", "mergedInto"]);

/**
 * A page of a record's history, newest first; an account shows what happened to its contacts, opportunities and cases too, and
 * every record what happened to those merged into it. Events come from the index alone; names and activities are read for those
 * shown and no others.
 */
export async function listTimeline(ctx: Ctx, input: ListTimeline) {
  return inTransaction(ctx, async (tx) => {
    const { ids, leadIds } = await sourcesOf(ctx, tx, input);
    const shown: Shown[] = [];
    const told = new Set<string>();
    let after = decodeInstantPosition(input.cursor);
    let more = true;
    for (let read = 0; read < readsMax && more && shown.length < input.limit; read++) {
      const rows = await readEvents(ctx, tx, {
        type: input.type,
        ids,
        leadIds,
        kinds: kindsOf[input.filter],
        source: input.source,
        after,
        rowsMax: input.limit + 1,
      });
      const page = rows.slice(0, input.limit);
      const last = page.at(-1);
      more = rows.length > input.limit;
      if (last) after = { at: last.occurredAt.toISOString(), id: last.id };
      shown.push(...(await visible(ctx, tx, page, ids, told)));
    }
    // More were visible than a page holds: the next one starts where this one is cut.
    const kept = shown.slice(0, input.limit);
    const cut = shown.length > input.limit ? kept.at(-1)?.event : undefined;
    const next = cut ? { at: cut.occurredAt.toISOString(), id: cut.id } : more ? after : undefined;
    const entries = await withNames(ctx, tx, kept);
    return {
      entries: groupEntries(entries),
      next: next ? encodePosition({ key: next.at, id: next.id }) : null,
    };
  });
}

/** The records whose history is shown: this one, what was merged into it, and the leads it began as. All asked at once, as most have neither. */
async function sourcesOf(ctx: Ctx, tx: Tx, { type, id }: ListTimeline): Promise<{ ids: string[]; leadIds: string[] }> {
  const [{ record }, ids, leadIds] = await Promise.all([
    recordFor(ctx, tx, "read", type, id),
    withMerged(ctx, tx, id),
    convertedLeads(ctx, tx, type, [id]),
  ]);
  if (record.id === id && ids.length === 1) return { ids, leadIds };
  const all = await withMerged(ctx, tx, record.id);
  return { ids: all, leadIds: await convertedLeads(ctx, tx, type, all) };
}

interface Shown {
  event: EventRow;
  activity: ActivityRow | undefined;
  /** Null for the record itself and what was merged into it. */
  subjectName: string | null;
}

/** Leaves out what was taken back, what is not yet done, and records beyond the reader's reach. It all stays in the tables. */
async function visible(
  ctx: Ctx,
  tx: Tx,
  events: readonly EventRow[],
  ids: readonly string[],
  told: Set<string>,
): Promise<Shown[]> {
  const own = new Set(ids);
  const others = events.filter((event) => !own.has(event.subjectId));
  const [rows, names] = await Promise.all([
    activitiesOf(ctx, tx, events),
    recordNames(
      ctx,
      tx,
      others.map((event) => ({ type: event.subjectType as RecordType, id: event.subjectId })),
    ),
  ]);
  return events.flatMap((event) => {
    const activity = event.activityId ? rows.get(event.activityId) : undefined;
    if (event.kind.startsWith("activity") && event.activityId && !activity) return [];
    if (event.kind === "activity_withdrawn" || activity?.withdrawnAt) return [];
    if (event.kind === "activity" && activity) {
      const once = `${activity.id} ${event.subjectId}`;
      if (told.has(once) || !isStillSo(event, activity)) return [];
      told.add(once);
    }
    const subjectName = own.has(event.subjectId) ? null : (names.get(event.subjectId) ?? undefined);
    return subjectName === undefined ? [] : [{ event, activity, subjectName }];
  });
}

/** Something planned that was done, opened again and done later happened once: when it was done last. */
const isStillSo = (event: EventRow, activity: ActivityRow) =>
  activity.doneAt !== null && (activity.dueOn === null || activity.occurredAt.getTime() === event.occurredAt.getTime());

async function activitiesOf(ctx: Ctx, tx: Tx, events: readonly EventRow[]): Promise<Map<string, ActivityRow>> {
  const ids = [...new Set(events.flatMap((event) => event.activityId ?? []))];
  if (ids.length === 0) return new Map();
  const rows = await tx.planned
    .select()
    .from(activities)
    .where(
      and(
        ofTenant(activities.organisationId, ctx.organisationId),
        sql`${activities.id} = any(${uuids(ids)})`,
        readableActivities(ctx),
      ),
    );
  return new Map(rows.map((row) => [row.id, row]));
}

async function withNames(ctx: Ctx, tx: Tx, shown: readonly Shown[]) {
  const [names, changes, currencies] = await Promise.all([
    personNames(
      ctx,
      tx,
      shown.flatMap(({ event, activity }) => [event.actorId, activity?.assigneeId ?? null]),
    ),
    readableChanges(
      ctx,
      tx,
      shown.map(({ event }) => event),
    ),
    currenciesOf(
      ctx,
      tx,
      shown.flatMap(({ event, subjectName }) => (subjectName !== null && hasMoney(event) ? [event.subjectId] : [])),
    ),
  ]);
  const nameOf = (id: string | null | undefined) => (id ? (names.get(id) ?? null) : null);
  return shown.map(({ event, activity, subjectName }, index) => ({
    id: event.id,
    kind: event.kind as EventKind,
    source: event.source as EventSource,
    subjectType: event.subjectType as RecordType,
    subjectId: event.subjectId,
    subjectName,
    /** In which the amounts of another record's entry are: the record whose page it is knows its own. */
    currency: currencies.get(event.subjectId) ?? null,
    actorId: event.actorId,
    actorName: nameOf(event.actorId),
    occurredAt: event.occurredAt.toISOString(),
    runId: event.runId,
    changes: (changes[index] ?? [])
      .filter((change) => !unsaid.has(change.field))
      .map((change) => ({ ...change, eventId: event.id })),
    activityId: event.activityId,
    activityKind: (activity?.kind ?? null) as ActivityKind | null,
    text: activity?.text ?? null,
    minutes: activity?.minutes ?? null,
    dueOn: activity?.dueOn ?? null,
    assigneeName: nameOf(activity?.assigneeId),
    changedAt: activity?.changedAt?.toISOString() ?? null,
    mine: event.actorId !== null && event.actorId === ctx.actor.personId,
  }));
}

const hasMoney = (event: EventRow) => (event.changes ?? []).some(({ field }) => field.endsWith("Minor"));

async function currenciesOf(ctx: Ctx, tx: Tx, ids: readonly string[]): Promise<Map<string, string | null>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.planned
    .select({ id: opportunities.id, currency: opportunities.currency })
    .from(opportunities)
    .where(
      and(
        ofTenant(opportunities.organisationId, ctx.organisationId),
        sql`${opportunities.id} = any(${uuids([...new Set(ids)])})`,
      ),
    );
  return new Map(rows.map(({ id, currency }) => [id, currency]));
}
