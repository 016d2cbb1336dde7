import { ofTenant } from "@arraigo/db";
import { people } from "@arraigo/directory/schema";
import { type Ctx, localToday, type Tx } from "@arraigo/platform";
import { and, gte, isNull, or, sql } from "drizzle-orm";
import type { RecordType } from "../record-types";
import type { Doing } from "./doing";
import { handRecords } from "./hand-records";
import type { RecordRow } from "./record-table";
import { uuids } from "./scope";
import type { Stayed } from "./stayed";

/** Those among these people who work here now. */
export async function workingHere(ctx: Ctx, tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx
    .select({ id: people.id })
    .from(people)
    .where(
      and(
        ofTenant(people.organisationId, ctx.organisationId),
        sql`${people.id} = any(${uuids(ids)})`,
        or(isNull(people.endsOn), gte(people.endsOn, localToday(ctx))),
      ),
    );
  return new Set(rows.map(({ id }) => id));
}

/** Gives locked records back to whoever had them, or to nobody. Nothing goes back to somebody who has left since. */
export async function restoreOwners(
  ctx: Ctx,
  tx: Tx,
  type: RecordType,
  asked: readonly { row: RecordRow; ownerId: string | null }[],
  doing: Doing,
): Promise<{ done: string[]; stayed: Stayed[] }> {
  const byOwner = new Map<string | null, RecordRow[]>();
  for (const { row, ownerId } of asked) byOwner.set(ownerId, [...(byOwner.get(ownerId) ?? []), row]);
  const here = await workingHere(
    ctx,
    tx,
    [...byOwner.keys()].filter((id) => id !== null),
  );
  const done: string[] = [];
  const stayed: Stayed[] = [];
  for (const [ownerId, rows] of byOwner)
    if (ownerId === null || here.has(ownerId)) done.push(...(await handRecords(ctx, tx, type, rows, ownerId, doing)));
    else stayed.push(...rows.map(({ id }): Stayed => ({ type, id, field: "ownerId", reason: "keptOwnerLeft" })));
  return { done, stayed };
}
