import { ofTenant } from "@arraigo/db";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, desc, sql } from "drizzle-orm";
import { moneyFields } from "../records/currency-said";
import { uuids } from "../records/scope";
import { type FieldChange, recordEvents } from "../timeline/tables";
import { approvals, stageEntries } from "./tables";

/** The latest word on a record and a stage. */
export interface Word {
  decision: "waiting" | "approved" | "declined";
  /** Fields that changed after a yes, and whether they held something then. */
  changed: readonly { field: string; held: boolean }[];
}

const keyOf = (recordId: string, stageId: string) => `${recordId} ${stageId}`;

/**
 * The latest word on each record and stage, as a look-up. A yes is used up by entering: whoever leaves and comes back asks again.
 * With a yes comes what has changed since; two instants alike are told apart by their events' order.
 */
export async function readApprovals(
  ctx: Ctx,
  tx: Tx,
  entrants: readonly { row: { id: string } }[],
): Promise<(recordId: string, stageId: string) => Word | undefined> {
  const words = new Map<string, Word>();
  const wordOn = (recordId: string, stageId: string) => words.get(keyOf(recordId, stageId));
  if (entrants.length === 0) return wordOn;
  const rows = await tx
    .select({
      recordId: approvals.recordId,
      stageId: approvals.stageId,
      decision: approvals.decision,
      waiting: sql<boolean>`${approvals.decidedAt} is null`,
      used: sql<boolean>`exists (select from ${stageEntries} e where e.organisation_id = ${approvals}.organisation_id
        and e.record_id = ${approvals}.record_id and e.stage_id = ${approvals}.stage_id
        and e.undone_at is null and e.entered_at >= ${approvals}.decided_at)`,
      changed: sql<Word["changed"] | null>`case when ${approvals}.decision = 'approved' then (
        select jsonb_agg(distinct jsonb_build_object('field', c ->> 'field', 'held', coalesce(c -> 'from' <> 'null'::jsonb, false)))
        from ${recordEvents} e cross join lateral jsonb_array_elements(e.changes) c
        where e.organisation_id = ${approvals}.organisation_id and e.subject_id = ${approvals}.record_id
          and (e.occurred_at > ${approvals}.decided_at or (e.occurred_at = ${approvals}.decided_at and e.id > (
            select g.id from ${recordEvents} g where g.organisation_id = ${approvals}.organisation_id
              and g.subject_id = ${approvals}.record_id and g.occurred_at = ${approvals}.decided_at and g.kind = 'approval_given'
            order by g.id desc limit 1)))) end`,
    })
    .from(approvals)
    .where(
      and(
        ofTenant(approvals.organisationId, ctx.organisationId),
        sql`${approvals.recordId} = any(${uuids(entrants.map((each) => each.row.id))})`,
      ),
    )
    .orderBy(desc(approvals.requestedAt), desc(approvals.id));
  for (const row of rows) {
    const key = keyOf(row.recordId, row.stageId);
    const decision = row.waiting ? "waiting" : (row.decision as "approved" | "declined" | null);
    if (!words.has(key) && decision && !row.used) words.set(key, { decision, changed: row.changed ?? [] });
  }
  return wordOn;
}

/** What a yes is about, whatever the gate asks for: how much money it is. */
const money: ReadonlySet<string> = new Set([...moneyFields("opportunity"), "currency"]);

/**
 * Whether a yes no longer stands: after it, or with the move itself, the money changed, or something the gate asks for that was
 * there. Filling in what was still missing then is what a yes waits for.
 */
export function hasLapsed(word: Word, fields: readonly string[], moving: readonly FieldChange[]): boolean {
  if (word.decision !== "approved") return false;
  const changes = [...word.changed, ...moving.map(({ field, from }) => ({ field, held: from !== null }))];
  return changes.some(({ field, held }) => money.has(field) || (held && fields.includes(field)));
}
