import { ofTenant } from "@arraigo/db";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, asc, eq, isNotNull, sql } from "drizzle-orm";
import { personNames } from "../activities/shown-activity";
import { type PointKind, pointKinds, type ReachableType } from "../contacts-contract";
import type { RecordRow } from "../records/record-table";
import { texts } from "../records/scope";
import { ownerColumn, type PointRow, type PointState, pointKey, pointState } from "./point";
import { contactPoints } from "./point-tables";
import { type Suppression, suppressedAmong } from "./suppress-points";

export interface ShownPoint {
  kind: PointKind;
  value: string;
  label: string | null;
  primary: boolean;
  state: PointState;
  consent: Said | null;
  optOut: Said | null;
  invalid: Said | null;
  /** Whoever has this address said no on another record; it holds here too. */
  optedOutElsewhere: boolean;
}

export interface Said {
  at: string;
  byName: string | null;
  from: string | null;
}

/** The stored rows of a record's addresses, in order. */
export async function pointRows(ctx: Ctx, tx: Tx, type: ReachableType, id: string): Promise<PointRow[]> {
  return tx.planned
    .select()
    .from(contactPoints)
    .where(and(ofTenant(contactPoints.organisationId, ctx.organisationId), eq(contactPoints[ownerColumn[type]], id)))
    .orderBy(asc(contactPoints.position), asc(contactPoints.id));
}

/** Every address of a record with what is known about it, the first ones first. */
export async function readPoints(ctx: Ctx, tx: Tx, type: ReachableType, record: RecordRow): Promise<ShownPoint[]> {
  const rows = await pointRows(ctx, tx, type, record.id);
  const addresses = addressesOf(record, rows);
  const elsewhere = await optedOutElsewhere(ctx, tx, record, addresses);
  // A no that was said before the address was taken off and came back, here or on another record.
  const before = await suppressedAmong(ctx, tx, addresses);
  const names = await personNames(ctx, tx, [
    ...rows.flatMap((row) => [row.consentedBy, row.optedOutBy, row.invalidatedBy]),
    ...[...before.values()].map(({ by }) => by),
  ]);
  const said = (at: Date | null, by: string | null, from: string | null): Said | null =>
    at ? { at: at.toISOString(), byName: by ? (names.get(by) ?? null) : null, from } : null;
  const saidBefore = (no: Suppression | undefined) => (no ? said(no.at, no.by, no.source) : null);
  return pointKinds.flatMap((kind) => {
    const first = record[kind];
    const key = typeof first === "string" && first ? pointKey(kind, first) : null;
    const held = rows.filter((row) => row.kind === kind);
    const known = held.some((row) => row.key === key);
    const shown = held.map((row): ShownPoint => {
      const away = elsewhere.has(`${kind} ${row.key}`);
      const no = before.get(`${kind} ${row.key}`);
      return {
        kind,
        value: row.value,
        label: row.label,
        primary: row.key === key,
        state: pointState({ ...row, optedOutAt: row.optedOutAt ?? no?.at ?? null, optedOutElsewhere: away }),
        consent: said(row.consentedAt, row.consentedBy, row.consentSource),
        optOut: said(row.optedOutAt, row.optedOutBy, row.optOutSource) ?? saidBefore(no),
        invalid: said(row.invalidAt, row.invalidatedBy, row.invalidSource),
        optedOutElsewhere: away,
      };
    });
    if (key !== null && !known) {
      const no = saidBefore(before.get(`${kind} ${key}`));
      shown.unshift(unsaid(kind, String(first), elsewhere.has(`${kind} ${key}`), no));
    }
    return shown.sort((a, b) => Number(b.primary) - Number(a.primary));
  });
}

const unsaid = (kind: PointKind, value: string, away: boolean, no: Said | null): ShownPoint => ({
  kind,
  value,
  label: null,
  primary: true,
  state: away || no ? "optedOut" : "unknown",
  consent: null,
  optOut: no,
  invalid: null,
  optedOutElsewhere: away,
});

/** The addresses of a record, stored ones and those that only stand on it, each once. */
function addressesOf(record: RecordRow, rows: readonly PointRow[]): { kind: PointKind; key: string }[] {
  return pointKinds.flatMap((kind) => {
    const keys = new Set(rows.filter((row) => row.kind === kind).map((row) => row.key));
    const first = record[kind];
    if (typeof first === "string" && first) keys.add(pointKey(kind, first));
    return [...keys].map((key) => ({ kind, key }));
  });
}

/**
 * Which of these addresses opted out on some other record: people have one mailbox and may be known twice. Of a number, in any
 * spelling, also on this one: with or without the country's number, when in doubt the no holds.
 */
async function optedOutElsewhere(
  ctx: Ctx,
  tx: Tx,
  record: RecordRow,
  addresses: readonly { kind: PointKind; key: string }[],
): Promise<Set<string>> {
  const keys = new Set(addresses.map(({ key }) => key));
  if (keys.size === 0) return new Set();
  const found = await tx.planned
    .select({ kind: contactPoints.kind, key: contactPoints.key })
    .from(contactPoints)
    .where(
      and(
        ofTenant(contactPoints.organisationId, ctx.organisationId),
        sql`${contactPoints.kind} in ('email', 'phone')`,
        sql`${contactPoints.key} = any(${texts([...keys])})`,
        isNotNull(contactPoints.optedOutAt),
        sql`${record.id}::uuid is distinct from coalesce(${contactPoints.contactId}, ${contactPoints.leadId})`,
      ),
    );
  const numbers = addresses.filter(({ kind }) => kind === "phone").map(({ key }) => key);
  const spelled = numbers.length > 0 ? await spelledOtherwise(tx, record.id, numbers) : [];
  return new Set([...found.map((each) => `${each.kind} ${each.key}`), ...spelled.map((number) => `phone ${number}`)]);
}

async function spelledOtherwise(tx: Tx, recordId: string, numbers: readonly string[]): Promise<string[]> {
  const { rows } = await tx.execute<{ number: string }>(
    sql`select distinct no.number from crm.noes_at_numbers(${texts(numbers)}) no
      where not (no.key = no.number and no.subject_id = ${recordId}::uuid)`,
  );
  return rows.map(({ number }) => number);
}
