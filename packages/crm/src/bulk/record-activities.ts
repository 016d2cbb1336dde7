import { newId } from "@arraigo/db/columns";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { sql } from "drizzle-orm";
import { activities } from "../activities/tables";
import type { ActivityKind } from "../contract";
import { insertRows } from "../records/bulk-rows";
import { tableOf } from "../records/record-table";
import { type RecordEvent, recordHistory } from "../timeline/record-event";

export interface BulkActivity {
  id?: string;
  kind: ActivityKind;
  text: string;
  minutes?: number;
  actorId: string | null;
  accountId?: string;
  contactId?: string;
  opportunityId?: string;
  occurredAt: Date;
}

type Touched = "account" | "contact" | "opportunity";

/** Many activities in a few statements, each at its own time, with history and last touch. For the system alone: no permission, no event. */
export async function recordActivities(ctx: Ctx, rows: readonly BulkActivity[]): Promise<string[]> {
  const made = rows.map((row) => ({
    id: row.id ?? newId(row.occurredAt.getTime()),
    organisationId: ctx.organisationId,
    kind: row.kind,
    text: row.text,
    minutes: row.minutes ?? null,
    occurredAt: row.occurredAt,
    actorId: row.actorId,
    doneAt: row.occurredAt,
    doneBy: row.actorId,
    accountId: row.accountId ?? null,
    contactId: row.contactId ?? null,
    opportunityId: row.opportunityId ?? null,
    createdAt: row.occurredAt,
  }));
  const history: RecordEvent[] = [];
  const touched = {
    account: new Map<string, Date>(),
    contact: new Map<string, Date>(),
    opportunity: new Map<string, Date>(),
  };
  for (const row of made) {
    const subjects: [Touched, string | null][] = [
      ["opportunity", row.opportunityId],
      ["contact", row.contactId],
    ];
    const named = subjects.filter((each): each is [Touched, string] => each[1] !== null);
    if (named.length === 0 && row.accountId) named.push(["account", row.accountId]);
    for (const [index, [subjectType, subjectId]] of named.entries())
      history.push({
        subjectType,
        subjectId,
        // Under the account once, like logActivity.
        accountId: index === 0 ? row.accountId : null,
        kind: "activity",
        actorId: row.actorId,
        source: "screen",
        occurredAt: row.occurredAt,
        activityId: row.id,
      });
    for (const [type, id] of [...named, ["account", row.accountId] as const])
      if (id && (touched[type].get(id)?.getTime() ?? 0) < row.occurredAt.getTime())
        touched[type].set(id, row.occurredAt);
  }
  await inTransaction(ctx, async (tx) => {
    await insertRows(tx, activities, made);
    await recordHistory(ctx, tx, history);
    for (const type of ["account", "contact", "opportunity"] as const) {
      const latest = [...touched[type]].map(([id, at]) => ({ id, at }));
      if (latest.length === 0) continue;
      const table = tableOf[type];
      await tx.execute(
        sql`update ${table} set last_activity_at = greatest(last_activity_at, fresh.at)
          from jsonb_to_recordset(${JSON.stringify(latest)}::jsonb) as fresh(id uuid, at timestamptz)
          where organisation_id = ${ctx.organisationId}::uuid and ${table}.id = fresh.id`,
      );
    }
  });
  return made.map((row) => row.id);
}
