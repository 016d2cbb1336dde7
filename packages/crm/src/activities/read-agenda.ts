import { ofTenant } from "@arraigo/db";
import { holds } from "@arraigo/directory";
import { type Ctx, inTransaction, localDay, localToday, type Tx } from "@arraigo/platform";
import { and, asc, gte, isNotNull, isNull, lt, lte, sql } from "drizzle-orm";
import type { ReadAgenda } from "../contract";
import { isStaged, type SteppedType, steppedTypes } from "../record-types";
import { recordName } from "../records/record-keys";
import { type RecordRow, stagedTableOf, steppedTableOf } from "../records/record-table";
import { ownedBy, ownersInScope } from "../records/scope";
import { aboutReadable } from "./about-readable";
import { dayEnd, dayStart } from "./due-instant";
import { dueBefore, dueFrom, dueUntil } from "./due-within";
import { personNames, type ShownActivity, shownActivities } from "./shown-activity";
import { activities } from "./tables";

/** A page of a calendar shows no more than this of each; `truncated` says when there was more. */
const eachMax = 500;

export interface AgendaActivity extends ShownActivity {
  /** The local day it stands on. */
  day: string;
}

export interface DueStep {
  type: SteppedType;
  id: string;
  name: string;
  nextStep: string | null;
  day: string;
  ownerId: string | null;
  ownerName: string | null;
}

export interface Agenda {
  today: string;
  happened: AgendaActivity[];
  planned: AgendaActivity[];
  /** Planned for a day before the first one asked for, and still not done. Only where today is among the days. */
  overdue: AgendaActivity[];
  steps: DueStep[];
  truncated: boolean;
}

/** What happened and what is to happen on some days, as the reader's calendar counts them: mine, or my team's. */
export async function readAgenda(ctx: Ctx, input: ReadAgenda): Promise<Agenda> {
  return inTransaction(ctx, async (tx) => {
    const owners = await ownersInScope(ctx, tx, "crm.activity.read", input.owner);
    const today = localToday(ctx);
    const live = and(
      ofTenant(activities.organisationId, ctx.organisationId),
      isNull(activities.withdrawnAt),
      aboutReadable(ctx),
    );
    const happened = await tx
      .select()
      .from(activities)
      .where(
        and(
          live,
          ownedBy(activities.actorId, owners),
          isNotNull(activities.doneAt),
          gte(activities.occurredAt, dayStart(ctx, input.from)),
          lt(activities.occurredAt, dayEnd(ctx, input.to)),
        ),
      )
      .orderBy(asc(activities.occurredAt), asc(activities.id))
      .limit(eachMax + 1);
    const toDo = and(live, isNull(activities.doneAt), ownedBy(activities.assigneeId, owners));
    const planned = await tx
      .select()
      .from(activities)
      .where(and(toDo, dueFrom(ctx, input.from), dueUntil(ctx, input.to)))
      .orderBy(asc(activities.dueOn), sql`${activities.dueAt} asc nulls last`, asc(activities.id))
      .limit(eachMax + 1);
    const overdue =
      today >= input.from && today <= input.to
        ? await tx
            .select()
            .from(activities)
            .where(and(toDo, dueBefore(ctx, input.from)))
            .orderBy(asc(activities.dueOn), asc(activities.id))
            .limit(eachMax + 1)
        : [];
    const steps = await dueSteps(ctx, tx, input);
    const shown = async (rows: typeof happened) => {
      const page = rows.slice(0, eachMax);
      const all = await shownActivities(ctx, tx, page);
      const placed = all.map((each, index) => ({ ...each, day: dayOf(ctx, page[index]) }));
      // Read by their author's day, as the index has them; they stand by the reader's.
      return placed.sort((one, other) => one.day.localeCompare(other.day));
    };
    return {
      today,
      happened: await shown(happened),
      planned: await shown(planned),
      overdue: await shown(overdue),
      steps: steps.slice(0, eachMax),
      truncated: [happened, planned, overdue, steps].some((rows) => rows.length > eachMax),
    };
  });
}

function dayOf(ctx: Ctx, row: typeof activities.$inferSelect | undefined): string {
  if (!row) return "";
  if (row.doneAt) return localDay(ctx.actor.timeZone, row.occurredAt);
  return row.dueAt ? localDay(ctx.actor.timeZone, row.dueAt) : (row.dueOn ?? "");
}

/** Next steps on open records that fall on these days. */
async function dueSteps(ctx: Ctx, tx: Tx, { from, to, owner }: ReadAgenda): Promise<DueStep[]> {
  const found: DueStep[] = [];
  for (const type of steppedTypes) {
    if (!holds(ctx, `crm.${type}.read`)) continue;
    const owners = await ownersInScope(ctx, tx, `crm.${type}.read`, owner);
    const table = steppedTableOf[type];
    const rows = await tx
      .select()
      .from(table)
      .where(
        and(
          ofTenant(table.organisationId, ctx.organisationId),
          isNull(table.goneAt),
          ownedBy(table.ownerId, owners),
          gte(table.nextStepOn, from),
          lte(table.nextStepOn, to),
          isStaged(type) ? isNull(stagedTableOf[type].closedAt) : undefined,
        ),
      )
      .orderBy(asc(table.nextStepOn), asc(table.id))
      .limit(eachMax + 1);
    for (const row of rows)
      found.push({
        type,
        id: row.id,
        name: recordName(type, row as unknown as RecordRow),
        nextStep: row.nextStep,
        day: row.nextStepOn ?? from,
        ownerId: row.ownerId,
        ownerName: null,
      });
  }
  const names = await personNames(
    ctx,
    tx,
    found.map((step) => step.ownerId),
  );
  const named = found.map((step) => ({ ...step, ownerName: step.ownerId ? (names.get(step.ownerId) ?? null) : null }));
  return named.sort((a, b) => a.day.localeCompare(b.day) || a.id.localeCompare(b.id));
}
