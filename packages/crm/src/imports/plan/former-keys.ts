import { ofTenant } from "@arraigo/db";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, asc, eq, isNotNull, isNull, or, sql } from "drizzle-orm";
import { contactPoints } from "../../contacts/point-tables";
import type { RecordType } from "../../record-types";
import { type RecordRow, tableOf } from "../../records/record-table";
import { texts, uuids } from "../../records/scope";
import { isPersonType } from "../mapping/import-targets";

/** A stored record, and as what a row finds it: itself, what was merged into it, or it by a further address. */
export interface Known {
  record: RecordRow;
  as: RecordRow;
}

/** Merges of merges are rare; circles are impossible. */
const stepsMax = 10;
type PersonType = "contact" | "lead";
const pointOwner = { contact: contactPoints.contactId, lead: contactPoints.leadId } as const;

/** What a list shows, and what was merged into something that it may show. */
export const thereOrMerged = (type: RecordType) =>
  or(isNull(tableOf[type].goneAt), isNotNull(tableOf[type].mergedInto));

/** Whose further address each of these is: the record's id, and the address in small letters. One read for all. */
export async function furtherAddresses(
  ctx: Ctx,
  tx: Tx,
  type: RecordType,
  emails: readonly string[],
): Promise<{ id: string; key: string }[]> {
  if (!isPersonType(type) || emails.length === 0) return [];
  const owner = pointOwner[type as PersonType];
  const rows = await tx
    .select({ id: owner, key: contactPoints.key })
    .from(contactPoints)
    .where(
      and(
        ofTenant(contactPoints.organisationId, ctx.organisationId),
        eq(contactPoints.kind, "email"),
        sql`${contactPoints.key} = any(${texts(emails)})`,
        isNotNull(owner),
      ),
    )
    .orderBy(asc(contactPoints.createdAt), asc(contactPoints.id));
  return rows.map(({ id, key }) => ({ id: id ?? "", key }));
}

/**
 * The records that found ones live on as, and those that have the given further addresses; what is there itself comes first, so
 * that a record's own key counts before anybody's former one. A read a step of merges, none a record.
 */
export async function settleKnown(
  ctx: Ctx,
  tx: Tx,
  type: RecordType,
  found: readonly RecordRow[],
  further: readonly { id: string; key: string }[],
): Promise<Known[]> {
  const table = tableOf[type];
  const held = new Map(found.map((record) => [record.id, record]));
  let wanted = [...found.map((record) => record.goneAt && record.mergedInto), ...further.map(({ id }) => id)];
  for (let step = 0; step < stepsMax; step++) {
    const ids = [...new Set(wanted)].filter((id): id is string => Boolean(id) && !held.has(id as string));
    if (ids.length === 0) break;
    const rows = (await tx
      .select()
      .from(table)
      .where(and(ofTenant(table.organisationId, ctx.organisationId), sql`${table.id} = any(${uuids(ids)})`))
      .orderBy(asc(table.id))) as RecordRow[];
    for (const record of rows) held.set(record.id, record);
    wanted = rows.map((record) => record.goneAt && record.mergedInto);
  }
  const survivor = (record: RecordRow | undefined, steps = stepsMax): RecordRow | undefined => {
    if (!record?.goneAt) return record;
    return record.mergedInto && steps > 0 ? survivor(held.get(record.mergedInto), steps - 1) : undefined;
  };
  const known = (as: RecordRow | undefined, record = survivor(as)): Known[] => (as && record ? [{ record, as }] : []);
  return [
    ...found.filter((record) => !record.goneAt).map((record) => ({ record, as: record })),
    ...found.filter((record) => record.goneAt).flatMap((record) => known(record)),
    // By a further address a record is found and by nothing else of it.
    ...further.flatMap(({ id, key }) =>
      known(held.get(id)).map(({ record, as }) => ({
        record,
        as: { ...as, emailKey: key, externalId: null, nameKey: "" },
      })),
    ),
  ];
}
