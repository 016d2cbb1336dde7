import { ofTenant } from "@arraigo/db";
import { people } from "@arraigo/directory/schema";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, desc, eq, isNull, ne, sql } from "drizzle-orm";
import { activities } from "../activities/tables";
import { contacts } from "../contacts/tables";
import type { ActivityKind, ListTimeline, RecordType } from "../contract";
import { opportunities } from "../opportunities/tables";
import type { EventSource } from "../record-types";
import { recordFor } from "../records/find-record";
import { decodeInstantPosition, pageOf } from "../records/keyset";
import { ownerName } from "../records/owner-name";
import { groupEntries } from "./group-entries";
import type { EventKind } from "./record-event";
import { recordEvents } from "./tables";

/** A page of a record's history, newest first; an account shows what happened to its contacts and opportunities too. */
export async function listTimeline(ctx: Ctx, input: ListTimeline) {
  return inTransaction(ctx, async (tx) => {
    await recordFor(ctx, tx, "read", input.type, input.id);
    const after = decodeInstantPosition(input.cursor);
    const rows = await tx
      .select({
        id: recordEvents.id,
        kind: recordEvents.kind,
        source: recordEvents.source,
        subjectType: recordEvents.subjectType,
        subjectId: recordEvents.subjectId,
        actorId: recordEvents.actorId,
        actorName: ownerName,
        occurredAt: recordEvents.occurredAt,
        changes: recordEvents.changes,
        activityId: recordEvents.activityId,
        activityKind: activities.kind,
        text: activities.text,
        minutes: activities.minutes,
        contactName: sql<string | null>`nullif(trim(concat(${contacts.givenName}, ' ', ${contacts.familyName})), '')`,
        opportunityName: opportunities.name,
      })
      .from(recordEvents)
      .leftJoin(
        activities,
        and(eq(activities.organisationId, recordEvents.organisationId), eq(activities.id, recordEvents.activityId)),
      )
      .leftJoin(
        people,
        and(eq(people.organisationId, recordEvents.organisationId), eq(people.id, recordEvents.actorId)),
      )
      .leftJoin(
        contacts,
        and(
          eq(contacts.organisationId, recordEvents.organisationId),
          eq(contacts.id, sql`case when ${recordEvents.subjectType} = 'contact' then ${recordEvents.subjectId} end`),
        ),
      )
      .leftJoin(
        opportunities,
        and(
          eq(opportunities.organisationId, recordEvents.organisationId),
          eq(
            opportunities.id,
            sql`case when ${recordEvents.subjectType} = 'opportunity' then ${recordEvents.subjectId} end`,
          ),
        ),
      )
      .where(
        and(
          ofTenant(recordEvents.organisationId, ctx.organisationId),
          input.type === "account" ? eq(recordEvents.accountId, input.id) : eq(recordEvents.subjectId, input.id),
          // What was taken back leaves no trace on the screen; it stays in the tables.
          isNull(activities.withdrawnAt),
          ne(recordEvents.kind, "activity_withdrawn"),
          after
            ? sql`(${recordEvents.occurredAt}, ${recordEvents.id}) < (${after.at}::timestamptz, ${after.id}::uuid)`
            : undefined,
        ),
      )
      .orderBy(desc(recordEvents.occurredAt), desc(recordEvents.id))
      .limit(input.limit + 1);
    const page = pageOf(rows, input.limit, (row) => ({ key: row.occurredAt.toISOString(), id: row.id }));
    const entries = page.rows.map(({ contactName, opportunityName, ...row }) => ({
      ...row,
      kind: row.kind as EventKind,
      source: row.source as EventSource,
      subjectType: row.subjectType as RecordType,
      activityKind: row.activityKind as ActivityKind | null,
      subjectName: row.subjectId === input.id ? null : (contactName ?? opportunityName),
      occurredAt: row.occurredAt.toISOString(),
      mine: row.actorId !== null && row.actorId === ctx.actor.personId,
      changes: row.changes.filter((change) => change.field !== "stageId" && change.field !== "stageEnteredAt"),
    }));
    return { entries: groupEntries(entries), next: page.next };
  });
}
