import type { Ctx, Tx } from "@arraigo/platform";
import { sql } from "drizzle-orm";
import { subjectColumns } from "../../activities/activity-subjects";
import type { Activity } from "../../activities/own-activity";
import { activities } from "../../activities/tables";
import { recordTypes } from "../../record-types";
import { tableOf } from "../../records/record-table";
import { uuids } from "../../records/scope";

/** Where the last touch on a record was one of these, as they were, the one before is the last again. */
export async function untouch(ctx: Ctx, tx: Tx, gone: readonly Activity[]): Promise<void> {
  const done = gone.filter(({ doneAt }) => doneAt !== null);
  for (const type of recordTypes) {
    const column = subjectColumns.find(([each]) => each === type)?.[1];
    if (!column) continue;
    const last = new Map<string, Date>();
    for (const { [column]: id, occurredAt } of done)
      if (id && (last.get(id) ?? occurredAt) <= occurredAt) last.set(id, occurredAt);
    if (last.size === 0) continue;
    const on = sql.raw(`"${activities[column].name}"`);
    const times = sql.param(`{${[...last.values()].map((at) => at.toISOString()).join(",")}}`);
    await tx.execute(sql`
      update ${tableOf[type]} as t set last_activity_at = (
          select max(a.occurred_at) from ${activities} a where a.organisation_id = t.organisation_id and a.${on} = t.id
            and a.done_at is not null and a.withdrawn_at is null)
      from unnest(${uuids([...last.keys()])}, ${times}::timestamptz[]) as taken(id, at)
      where t.organisation_id = ${ctx.organisationId}::uuid and t.id = taken.id and t.last_activity_at <= taken.at`);
  }
}
