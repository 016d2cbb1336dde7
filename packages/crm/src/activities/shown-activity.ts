import { ofTenant } from "@arraigo/db";
import { people } from "@arraigo/directory/schema";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, sql } from "drizzle-orm";
import type { ActivityKind } from "../contract";
import type { SteppedType } from "../record-types";
import { ownerName } from "../records/owner-name";
import { uuids } from "../records/scope";
import { recordNames } from "../timeline/record-names";
import { subjectsOf } from "./activity-subjects";
import type { Activity } from "./own-activity";

export interface ShownActivity {
  id: string;
  kind: ActivityKind;
  text: string;
  minutes: number | null;
  /** When it was done; null of what is still to be done. */
  occurredAt: string | null;
  dueOn: string | null;
  dueAt: string | null;
  assigneeId: string | null;
  assigneeName: string | null;
  actorName: string | null;
  changedAt: string | null;
  /** The record it is about, nearest first; null where it is about nobody, or nobody the reader may see. */
  about: { type: SteppedType; id: string; name: string } | null;
  /** Theirs to do or done by them. */
  mine: boolean;
}

/** Rows as they travel, with the names of people and records, in one read a kind of name. */
export async function shownActivities(ctx: Ctx, tx: Tx, rows: readonly Activity[]): Promise<ShownActivity[]> {
  const nearest = rows.map((row) => subjectsOf(row).all[0]);
  const [names, persons] = await Promise.all([
    recordNames(
      ctx,
      tx,
      nearest.filter((each) => each !== undefined),
    ),
    personNames(
      ctx,
      tx,
      rows.flatMap((row) => [row.actorId, row.assigneeId]),
    ),
  ]);
  const nameOf = (id: string | null) => (id ? (persons.get(id) ?? null) : null);
  const me = ctx.actor.personId;
  return rows.map((row, index) => {
    const about = nearest[index];
    const name = about && names.get(about.id);
    return {
      id: row.id,
      kind: row.kind as ActivityKind,
      text: row.text,
      minutes: row.minutes,
      occurredAt: row.doneAt ? row.occurredAt.toISOString() : null,
      dueOn: row.dueOn,
      dueAt: row.dueAt?.toISOString() ?? null,
      assigneeId: row.assigneeId,
      assigneeName: nameOf(row.assigneeId),
      actorName: nameOf(row.actorId),
      changedAt: row.changedAt?.toISOString() ?? null,
      about: about && name !== undefined ? { ...about, name } : null,
      mine: me !== null && (row.doneAt ? row.actorId === me : row.assigneeId === me || row.actorId === me),
    };
  });
}

/** The names of people, by id. */
export async function personNames(ctx: Ctx, tx: Tx, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const rows = await tx.planned
    .select({ id: people.id, name: ownerName })
    .from(people)
    .where(and(ofTenant(people.organisationId, ctx.organisationId), sql`${people.id} = any(${uuids(wanted)})`));
  return new Map(rows.map((row) => [row.id, row.name ?? ""]));
}
