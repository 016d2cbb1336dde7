import { ofTenant } from "@arraigo/db";
import { holds } from "@arraigo/directory";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, isNull, sql } from "drizzle-orm";
import { readableWhere } from "../records/readable-names";
import { recordName } from "../records/record-keys";
import { type RecordRow, tableOf } from "../records/record-table";
import { referenceNames } from "../records/references";
import { ownersInScope, uuids } from "../records/scope";
import type { MatchableType } from "./matchable";

/** As much of a record as it takes to recognise it. */
export interface RecordBrief {
  type: MatchableType;
  id: string;
  name: string;
  email: string | null;
  phone: string | null;
  /** The company of a person; the website of a company. */
  company: string | null;
  place: string | null;
  bornOn: string | null;
  ownerId: string | null;
  ownerName: string | null;
  createdAt: string;
  lastActivityAt: string | null;
  /** Whether the actor may change it: both sides of a merge must be. */
  mayWrite: boolean;
}

const pointed = { ownerId: { kind: "person" }, accountId: { kind: "record", to: "account" } } as const;

/** The live ones among these records that the actor may read, by id. Three statements, however many. */
export async function recordBriefs(
  ctx: Ctx,
  tx: Tx,
  type: MatchableType,
  ids: readonly string[],
): Promise<Map<string, RecordBrief>> {
  if (ids.length === 0) return new Map();
  const table = tableOf[type];
  const write = `crm.${type}.write`;
  const writable = holds(ctx, write) ? await ownersInScope(ctx, tx, write) : [];
  const rows = (await tx.planned
    .select()
    .from(table)
    .where(
      and(
        ofTenant(table.organisationId, ctx.organisationId),
        sql`${table.id} = any(${uuids(ids)})`,
        isNull(table.goneAt),
        readableWhere(ctx, type, table.ownerId),
      ),
    )) as RecordRow[];
  const names = await referenceNames(ctx, tx, pointed, rows);
  const nameOf = (id: unknown) => (typeof id === "string" ? (names.get(id) ?? null) : null);
  const text = (value: unknown) => (typeof value === "string" && value !== "" ? value : null);
  return new Map(
    rows.map((row) => [
      row.id,
      {
        type,
        id: row.id,
        name: recordName(type, row),
        email: text(row.email),
        phone: text(row.phone),
        company: type === "account" ? text(row.website) : (nameOf(row.accountId) ?? text(row.company)),
        place: [row.street, row.postcode, row.city].map(text).filter(Boolean).join(", ") || null,
        bornOn: text(row.bornOn),
        ownerId: row.ownerId,
        ownerName: nameOf(row.ownerId),
        createdAt: row.createdAt.toISOString(),
        lastActivityAt: row.lastActivityAt?.toISOString() ?? null,
        mayWrite: writable === null || (row.ownerId !== null && writable.includes(row.ownerId)),
      },
    ]),
  );
}
