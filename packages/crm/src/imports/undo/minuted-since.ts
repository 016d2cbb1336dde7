import { ofTenant } from "@arraigo/db";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, eq, ne, sql } from "drizzle-orm";
import type { Activity } from "../../activities/own-activity";
import { uuids } from "../../records/scope";
import { recordEvents } from "../../timeline/tables";
import { subjectIds } from "../activities/write-activities";
import { imports } from "../tables";

/** Those of which somebody said after an import began how long they took. Reads the history of what they are about. */
export async function minutedSince(
  ctx: Ctx,
  tx: Tx,
  importId: string,
  held: readonly Activity[],
): Promise<ReadonlySet<string>> {
  const subjects = [...subjectIds(held).values()].flatMap((ids) => [...ids]);
  if (subjects.length === 0) return new Set();
  const rows = await tx
    .selectDistinct({ id: recordEvents.activityId })
    .from(recordEvents)
    .innerJoin(imports, and(eq(imports.organisationId, recordEvents.organisationId), eq(imports.id, importId)))
    .where(
      and(
        ofTenant(recordEvents.organisationId, ctx.organisationId),
        sql`${recordEvents.subjectId} = any(${uuids(subjects)})`,
        sql`${recordEvents.activityId} = any(${uuids(held.map(({ id }) => id))})`,
        eq(recordEvents.kind, "activity_changed"),
        sql`${recordEvents.runId} is distinct from ${importId}::uuid`,
        ne(recordEvents.source, "undo"),
        sql`${recordEvents.occurredAt} >= ${imports.startedAt}`,
        sql`${recordEvents.changes} @> '[{"field": "minutes"}]'::jsonb`,
      ),
    );
  return new Set(rows.flatMap(({ id }) => (id ? [id] : [])));
}
