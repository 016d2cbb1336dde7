import { ofTenant } from "@arraigo/db";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, eq, sql } from "drizzle-orm";
import { type RecordType, recordTypes, type SteppedType } from "../record-types";
import { recordById } from "../records/find-record";
import { holdInOrder } from "../records/lock-order";
import { accountIdOf } from "../records/record-keys";
import { tableOf } from "../records/record-table";
import { noteWritten } from "../timeline/acts";
import { type EventKind, type RecordEvent, recordHistory } from "../timeline/record-event";
import { activities } from "./tables";

export interface Subject {
  type: SteppedType;
  id: string;
}

/** The records an activity names. */
export interface NamedSubjects {
  accountId?: string | null | undefined;
  contactId?: string | null | undefined;
  leadId?: string | null | undefined;
  opportunityId?: string | null | undefined;
  caseId?: string | null | undefined;
}

export interface Subjects {
  accountId: string | null;
  contactId: string | null;
  leadId: string | null;
  opportunityId: string | null;
  caseId: string | null;
  /** Each record whose timeline shows the activity, nearest first. */
  all: Subject[];
}

/** The columns of an activity that name records, nearest first. */
export const subjectColumns = [
  ["opportunity", "opportunityId"],
  ["case", "caseId"],
  ["lead", "leadId"],
  ["contact", "contactId"],
  ["account", "accountId"],
] as const;

export const isAboutSomebody = (named: NamedSubjects) => subjectColumns.some(([, column]) => Boolean(named[column]));

/** What an activity with these records is shown on: an account only where nothing nearer is named; it shows theirs anyway. */
export function subjectsOf(named: NamedSubjects): Subjects {
  const ids = Object.fromEntries(subjectColumns.map(([, column]) => [column, named[column] ?? null]));
  const near = subjectColumns.flatMap(([type, column]) => {
    const id = named[column];
    return id && type !== "account" ? [{ type, id }] : [];
  });
  const all: Subject[] = near.length > 0 || !named.accountId ? near : [{ type: "account", id: named.accountId }];
  return { ...(ids as Omit<Subjects, "all">), all };
}

/**
 * The records an activity is about: those named, and those they belong to, held until the transaction ends. Each must be readable;
 * merged ones answer as the winner.
 */
export async function activitySubjects(ctx: Ctx, tx: Tx, named: NamedSubjects): Promise<Subjects> {
  let seen = await readSubjects(ctx, tx, named);
  for (;;) {
    await holdSubjects(ctx, tx, seen);
    // What belongs to what is read nearest first and held the other way round; what was merged in between is looked for again.
    const now = await readSubjects(ctx, tx, named);
    if (subjectColumns.every(([, column]) => now[column] === null || now[column] === seen[column])) return now;
    seen = now;
  }
}

/** Holds the records of an activity until the transaction ends, to be touched by it. */
export async function holdSubjects(ctx: Ctx, tx: Tx, subjects: NamedSubjects): Promise<void> {
  const named = subjectColumns.flatMap(([type, column]) => {
    const id = subjects[column];
    return id ? [[type, [id]] as const] : [];
  });
  await holdInOrder(ctx, tx, new Map(named), "no key update");
}

async function readSubjects(ctx: Ctx, tx: Tx, named: NamedSubjects): Promise<Subjects> {
  const found: Partial<Record<SteppedType, string>> = {};
  const belongs: { accountId?: string | null; contactId?: string | null } = {};
  for (const [type, column] of subjectColumns) {
    const id =
      named[column] ?? (type === "contact" ? belongs.contactId : type === "account" ? belongs.accountId : null);
    if (!id) continue;
    const record = await recordById(ctx, tx, `crm.${type}.read`, type, id);
    found[type] = record.id;
    belongs.contactId ??= textOf(record.contactId);
    belongs.accountId ??= accountIdOf(type, record);
  }
  return subjectsOf({
    accountId: found.account,
    contactId: found.contact,
    leadId: found.lead,
    opportunityId: found.opportunity,
    caseId: found.case,
  });
}

const textOf = (value: unknown) => (typeof value === "string" ? value : null);

/** Every record that remembers when it was last touched, the account included, in the order in which records are held. */
function touchedBy(subjects: Subjects): { type: RecordType; id: string }[] {
  const account = subjects.accountId ? [{ type: "account" as const, id: subjects.accountId }] : [];
  const others = subjects.all.filter((each) => each.type !== "account");
  return [...account, ...others.sort((a, b) => recordTypes.indexOf(a.type) - recordTypes.indexOf(b.type))];
}

/** Remembers the last real touch on each record; an activity entered late does not turn the clock back. */
export async function touchSubjects(ctx: Ctx, tx: Tx, subjects: Subjects, at: Date): Promise<void> {
  for (const { type, id } of touchedBy(subjects)) {
    const table = tableOf[type];
    await tx
      .update(table)
      .set({ lastActivityAt: sql`greatest(${table.lastActivityAt}, ${at.toISOString()}::timestamptz)` })
      .where(and(ofTenant(table.organisationId, ctx.organisationId), eq(table.id, id)));
  }
}

/** After a touch was taken back: where it was the last one, the one before it is the last again. */
export async function untouchSubjects(ctx: Ctx, tx: Tx, subjects: Subjects, at: Date): Promise<void> {
  for (const { type, id } of touchedBy(subjects)) {
    const table = tableOf[type];
    const column = subjectColumns.find(([each]) => each === type)?.[1] ?? "accountId";
    await tx
      .update(table)
      .set({
        lastActivityAt: sql`(select max(before.occurred_at) from ${activities} before where before.organisation_id = ${ctx.organisationId}::uuid
          and before.${sql.identifier(activities[column].name)} = ${id}::uuid and before.done_at is not null and before.withdrawn_at is null)`,
      })
      .where(
        and(
          ofTenant(table.organisationId, ctx.organisationId),
          eq(table.id, id),
          sql`${table.lastActivityAt} <= ${at.toISOString()}::timestamptz`,
        ),
      );
  }
}

/** Writes one happening into the history of everything the activity is about; under the account once, on the nearest record. */
export async function recordActivityHistory(
  ctx: Ctx,
  tx: Tx,
  subjects: Subjects,
  event: { kind: EventKind; activityId: string } & Partial<Pick<RecordEvent, "changes" | "occurredAt" | "about">>,
): Promise<void> {
  // A note to oneself is about no record, so no history tells of it; it is use of the CRM all the same.
  if (subjects.all.length === 0)
    noteWritten(
      ctx,
      tx,
      [{ ...event, subjectType: "contact", subjectId: event.activityId, accountId: null }],
      ctx.clock.now(),
    );
  await recordHistory(
    ctx,
    tx,
    subjects.all.map((subject, index) => ({
      ...event,
      subjectType: subject.type,
      subjectId: subject.id,
      accountId: index === 0 ? subjects.accountId : null,
    })),
  );
}
