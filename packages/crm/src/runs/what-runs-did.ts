import type { Ctx, Tx } from "@arraigo/platform";
import { sql } from "drizzle-orm";
import type { RecordType } from "../record-types";
import { uuids } from "../records/scope";
import { readableChanges } from "../timeline/readable-changes";
import { type RecordRef, recordNames } from "../timeline/record-names";
import { type FieldChange, type Plain, recordEvents } from "../timeline/tables";
import type { PastRun } from "./past-run";

/** What a run wrote into each of its records, as people read it. `from` only where it was the same for all. */
export interface Written {
  field: string;
  from: Plain;
  to: Plain;
}

export interface RunDid {
  written: Written[];
  /** The types of what a handover handed on. */
  types: RecordType[];
  /** One of its records, where the reader may read it: which one it was, or what they were like. */
  first: (RecordRef & { name: string }) | null;
}

interface First extends Record<string, unknown> {
  id: string;
  subjectType: string;
  subjectId: string;
  accountId: string | null;
  kind: string;
  changes: FieldChange[];
}

/** Kept so that acts can be taken back; the act itself is what people read. */
const unsaid = new Set(["stageId", "stageEnteredAt", "closedAt", "goneAt", "mergedInto"]);
const saidMax = 3;

/** What each run wrote, read from the first record it changed: it is the same for all of them. One statement for a page. */
export async function whatRunsDid(ctx: Ctx, tx: Tx, rows: readonly PastRun[]): Promise<Map<string, RunDid>> {
  const asked = rows.filter(({ kind }) => kind !== "import" && kind !== "merge");
  if (asked.length === 0) return new Map();
  const own = sql`${ctx.organisationId}::uuid`;
  const { rows: firsts } = await tx.execute<First>(sql`
    select asked.id, e.subject_type as "subjectType", e.subject_id as "subjectId", e.account_id as "accountId", e.kind, e.changes
    from unnest(${uuids(asked.map(({ id }) => id))}) as asked(id) cross join lateral (
      select * from ${recordEvents} e where e.organisation_id = ${own} and e.run_id = asked.id
        and e.kind in ('changed', 'moved', 'reassigned', 'removed') order by e.id limit 1) e
    order by asked.id`);
  const named = firsts.map(({ subjectType, subjectId }) => ({ type: subjectType as RecordType, id: subjectId }));
  const names = await recordNames(ctx, tx, named);
  const told = await readableChanges(ctx, tx, firsts);
  const types = await typesHanded(
    ctx,
    tx,
    asked.filter(({ kind }) => kind === "handover").map(({ id }) => id),
  );
  const handed = new Set(types.keys());
  return new Map(
    firsts.map((first, index) => [
      first.id,
      {
        written: (told[index] ?? [])
          .filter(({ field }) => !unsaid.has(field))
          .slice(0, saidMax)
          .map(({ field, from, to }) => ({ field, from: handed.has(first.id) ? from : null, to })),
        types: types.get(first.id) ?? [],
        first: nameOf(named[index], names),
      },
    ]),
  );
}

function nameOf(ref: RecordRef | undefined, names: ReadonlyMap<string, string>) {
  const name = ref && names.get(ref.id);
  return name ? { ...ref, name } : null;
}

async function typesHanded(ctx: Ctx, tx: Tx, ids: readonly string[]): Promise<Map<string, RecordType[]>> {
  if (ids.length === 0) return new Map();
  const { rows } = await tx.execute<{ id: string; types: RecordType[] }>(sql`
    select e.run_id as id, array_agg(distinct e.subject_type order by e.subject_type) as types from ${recordEvents} e
    where e.organisation_id = ${ctx.organisationId}::uuid and e.run_id = any(${uuids(ids)}) group by e.run_id order by e.run_id`);
  return new Map(rows.map(({ id, types }) => [id, types]));
}
