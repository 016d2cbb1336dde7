import { ofTenant } from "@arraigo/db";
import { people } from "@arraigo/directory/schema";
import { type Ctx, localToday, type Tx } from "@arraigo/platform";
import { and, eq, gte, isNull, or } from "drizzle-orm";
import { OwnerUnknown } from "../errors";
import type { RecordType } from "../record-types";
import { recordHistory } from "../timeline/record-event";
import { updateRows } from "./bulk-rows";
import { type Doing, history } from "./doing";
import { ownerName } from "./owner-name";
import { accountIdOf } from "./record-keys";
import { type RecordRow, tableOf } from "./record-table";
import { referenceNames } from "./references";

const ownerField = { ownerId: { kind: "person" } } as const;

/** Throws where this is nobody who works here now. */
export async function assertOwner(ctx: Ctx, tx: Tx, ownerId: string, field = "ownerId"): Promise<void> {
  const [found] = await tx
    .select({ name: ownerName })
    .from(people)
    .where(
      and(
        ofTenant(people.organisationId, ctx.organisationId),
        eq(people.id, ownerId),
        or(isNull(people.endsOn), gte(people.endsOn, localToday(ctx))),
      ),
    );
  if (!found) throw new OwnerUnknown({}, field);
}

/**
 * Gives records a new owner, or none, with history. The rows are locked and the actor's right to hand them on is settled:
 * reassigning, claiming, bulk changes and leaving all end here. Returns the ids that changed hands.
 */
export async function handRecords(
  ctx: Ctx,
  tx: Tx,
  type: RecordType,
  rows: readonly RecordRow[],
  ownerId: string | null,
  doing: Doing = {},
): Promise<string[]> {
  const moving = rows.filter((row) => row.ownerId !== ownerId);
  if (moving.length === 0) return [];
  const names = await referenceNames(ctx, tx, ownerField, [...moving, { ownerId }]);
  const nameOf = (id: string | null) => (id ? (names.get(id) ?? null) : null);
  const now = doing.at ?? ctx.clock.now();
  await updateRows(
    tx,
    tableOf[type],
    moving.map(({ id }) => ({ id, ownerId, updatedAt: now })),
  );
  await recordHistory(
    ctx,
    tx,
    moving.map((row) => ({
      ...history(doing),
      subjectType: type,
      subjectId: row.id,
      accountId: accountIdOf(type, row),
      kind: "reassigned" as const,
      changes: [
        { field: "ownerId", from: nameOf(row.ownerId), to: nameOf(ownerId), fromValue: row.ownerId, toValue: ownerId },
      ],
      occurredAt: now,
    })),
  );
  return moving.map((row) => row.id);
}
