import type { Ctx, Tx } from "@arraigo/platform";
import { sql } from "drizzle-orm";
import { type NamedSubjects, subjectColumns } from "../../activities/activity-subjects";
import { activities } from "../../activities/tables";
import { fold } from "../../records/fold";
import { uuids } from "../../records/scope";
import { type ActivityDraft, activityName } from "./draft-activity";

const minuteMs = 60_000;
/** So many on one record in one minute are looked at. */
const twinsMax = 100;

type Nearest = { column: (typeof subjectColumns)[number][1]; id: string };

function nearestOf(subjects: NamedSubjects): Nearest | undefined {
  for (const [, column] of subjectColumns) {
    const id = subjects[column];
    if (id) return { column, id };
  }
  return undefined;
}

/** The minute it was done in, or the day it is to be done on: exports say no more. */
const timeOf = (doneAt: Date | null, dueOn: string | null) =>
  doneAt ? String(Math.floor(doneAt.getTime() / minuteMs)) : `due ${dueOn}`;

type Likened = Pick<ActivityDraft, "kind" | "text" | "doneAt" | "dueOn" | "subjects" | "actorId" | "assigneeId">;

/** Whose a task about nobody is: two people may have the same one. */
const whoseOf = ({ doneAt, actorId, assigneeId }: Likened) => (doneAt ? actorId : assigneeId);

/** One word for what makes two activities one: kind, record (or person, where it is about nobody), time and subject. */
export function twinKey(draft: Likened): string {
  const { column, id } = nearestOf(draft.subjects) ?? { column: "", id: whoseOf(draft) ?? "" };
  return [draft.kind, column, id, timeOf(draft.doneAt, draft.dueOn), fold(activityName(draft.text))].join("|");
}

type Found = { kind: string; text: string; done_at: string | null; due_on: string | null; id: string };

/** What stands on these records in these minutes, or is to be done there on these days; each looked up along the column's index. */
async function standing(
  ctx: Ctx,
  tx: Tx,
  column: Nearest["column"],
  asked: readonly { id: string; draft: ActivityDraft }[],
  isDone: boolean,
): Promise<Found[]> {
  if (asked.length === 0) return [];
  const on = sql.raw(`"${activities[column].name}"`);
  const times = asked.map(({ draft }) => (isDone ? draft.doneAt?.toISOString() : draft.dueOn));
  const then = isDone
    ? sql`e.done_at is not null and e.occurred_at >= date_trunc('minute', asked.at::timestamptz)
        and e.occurred_at < date_trunc('minute', asked.at::timestamptz) + interval '1 minute'`
    : sql`e.done_at is null and e.due_on = asked.at::date`;
  const { rows } = await tx.execute<Found>(sql`
    select distinct a.kind, left(a.text, 200) as text, a.done_at, a.due_on::text as due_on, asked.id
    from unnest(${uuids(asked.map(({ id }) => id))}, ${sql.param(`{${times.join(",")}}`)}::text[]) as asked(id, at)
    cross join lateral (
      select e.* from ${activities} e where e.organisation_id = ${ctx.organisationId}::uuid and e.${on} = asked.id
        and e.withdrawn_at is null and ${then} limit ${twinsMax}) a`);
  return rows;
}

/** The same of tasks about nobody: by whose they are. */
async function standingAlone(
  ctx: Ctx,
  tx: Tx,
  asked: readonly ActivityDraft[],
  isDone: boolean,
): Promise<(Omit<Found, "id"> & { id: string | null })[]> {
  if (asked.length === 0) return [];
  const times = asked.map((draft) => (isDone ? draft.doneAt?.toISOString() : draft.dueOn));
  const whose = asked.map((draft) => whoseOf(draft) ?? "null");
  const then = isDone
    ? sql`e.actor_id is not distinct from asked.id and e.done_at is not null
        and e.occurred_at >= date_trunc('minute', asked.at::timestamptz)
        and e.occurred_at < date_trunc('minute', asked.at::timestamptz) + interval '1 minute'`
    : sql`e.assignee_id = asked.id and e.done_at is null and e.due_on = asked.at::date`;
  const { rows } = await tx.execute<Omit<Found, "id"> & { id: string | null }>(sql`
    select distinct a.kind, left(a.text, 200) as text, a.done_at, a.due_on::text as due_on, asked.id
    from unnest(${sql.param(`{${whose.join(",")}}`)}::uuid[], ${sql.param(`{${times.join(",")}}`)}::text[]) as asked(id, at)
    cross join lateral (
      select e.* from ${activities} e where e.organisation_id = ${ctx.organisationId}::uuid and e.kind = 'task'
        and num_nonnulls(e.account_id, e.contact_id, e.lead_id, e.opportunity_id, e.case_id) = 0
        and e.withdrawn_at is null and ${then} limit ${twinsMax}) a`);
  return rows;
}

/** The keys of these that are here already. Two reads a column, and two for tasks about nobody. */
export async function findTwins(ctx: Ctx, tx: Tx, drafts: readonly ActivityDraft[]): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const [, column] of subjectColumns) {
    const own = drafts.flatMap((draft) => {
      const nearest = nearestOf(draft.subjects);
      return nearest?.column === column ? [{ draft, id: nearest.id }] : [];
    });
    const [done, planned] = [own.filter(({ draft }) => draft.doneAt), own.filter(({ draft }) => !draft.doneAt)];
    for (const row of [
      ...(await standing(ctx, tx, column, done, true)),
      ...(await standing(ctx, tx, column, planned, false)),
    ])
      found.add(
        twinKey({
          kind: row.kind as ActivityDraft["kind"],
          text: row.text,
          doneAt: row.done_at ? new Date(row.done_at) : null,
          dueOn: row.due_on,
          subjects: { [column]: row.id },
          actorId: null,
          assigneeId: null,
        }),
      );
  }
  const alone = drafts.filter((draft) => !nearestOf(draft.subjects));
  for (const isDone of [true, false])
    for (const row of await standingAlone(
      ctx,
      tx,
      alone.filter((draft) => (draft.doneAt !== null) === isDone),
      isDone,
    ))
      found.add(
        twinKey({
          kind: row.kind as ActivityDraft["kind"],
          text: row.text,
          doneAt: row.done_at ? new Date(row.done_at) : null,
          dueOn: row.due_on,
          subjects: {},
          actorId: row.id,
          assigneeId: row.id,
        }),
      );
  return found;
}
