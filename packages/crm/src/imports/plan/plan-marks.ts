import { ofTenant } from "@arraigo/db";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, sql } from "drizzle-orm";
import { markColumns } from "../../contacts/mark-point";
import { ownerColumn, pointKey } from "../../contacts/point";
import { contactPoints } from "../../contacts/point-tables";
import { suppressedAmong } from "../../contacts/suppress-points";
import { type PointKind, pointKinds } from "../../contacts-contract";
import type { RecordType } from "../../record-types";
import type { RecordRow } from "../../records/record-table";
import { uuids } from "../../records/scope";
import { isPersonType } from "../mapping/import-targets";
import { markTargets } from "../mapping/mark-targets";
import type { ImportRow } from "../rows/import-row";

type Asked = { row: ImportRow; record?: RecordRow };
type At = { kind: PointKind; value: string; key: string };

/**
 * Decides what the rows say about addresses that is not known yet, as `row.marking`. The stricter wins: a no is never taken back by a
 * file and no yes is taken after one, but a yes is by a no; an address that leads nowhere stays so. What the file says of a kind
 * holds for every address of it in the row, and for the record's own where the row has none; what it says of an address it names, for that one. Two reads however many rows.
 */
export async function planMarks(ctx: Ctx, tx: Tx, type: RecordType, asked: readonly Asked[]): Promise<void> {
  if (!isPersonType(type)) return;
  const marked = asked.filter(({ row }) => row.named.length > 0 || Object.keys(row.marks).length > 0);
  if (marked.length === 0) return;
  const addresses = new Map(marked.map((each) => [each, addressesOf(each)]));
  const held = await heldPoints(ctx, tx, type, [...new Set(marked.flatMap(({ record }) => record?.id ?? []))]);
  const noes = await suppressedAmong(ctx, tx, [...addresses.values()].flat());
  for (const each of marked) {
    const { row, record } = each;
    for (const at of addresses.get(each) ?? []) {
      const point = record && held.get(`${record.id} ${at.kind} ${at.key}`);
      const saidNo = Boolean(point?.optedOutAt) || noes.has(`${at.kind} ${at.key}`);
      const named = new Set(
        row.named.flatMap((each) => (each.kind === at.kind && each.key === at.key ? each.mark : [])),
      );
      for (const { key, mark } of markTargets.filter(({ kind }) => kind === at.kind)) {
        const on = named.has(mark) || row.marks[key];
        if (on === undefined || (!on && mark !== "consent")) continue;
        const refuses = saidNo || named.has("optOut") || row.marks[`${at.kind}OptOut`] === true;
        if (mark === "consent" && on && refuses) row.notices.push({ problem: "saidNo", params: { value: at.value } });
        else if ((mark === "optOut" ? saidNo : Boolean(point?.[markColumns[mark].at])) !== on)
          row.marking.push({ ...at, mark, on });
      }
    }
  }
}

/** Every address of the row of a kind the row says something about; else the record's own. */
function addressesOf({ row, record }: Asked): At[] {
  return pointKinds.flatMap((kind) => {
    const said = markTargets.some((target) => target.kind === kind && row.marks[target.key] !== undefined);
    if (!said && !row.named.some((each) => each.kind === kind)) return [];
    const own = record?.[kind];
    const given = row.points.filter((point) => point.kind === kind).map(({ value }) => value);
    const values = given.length > 0 ? given : typeof own === "string" && own !== "" ? [own] : [];
    return values.map((value) => ({ kind, value, key: pointKey(kind, value) }));
  });
}

async function heldPoints(ctx: Ctx, tx: Tx, type: "contact" | "lead", ids: readonly string[]) {
  const owner = contactPoints[ownerColumn[type]];
  const rows =
    ids.length === 0
      ? []
      : await tx
          .select()
          .from(contactPoints)
          .where(and(ofTenant(contactPoints.organisationId, ctx.organisationId), sql`${owner} = any(${uuids(ids)})`));
  return new Map(rows.map((row) => [`${row[ownerColumn[type]]} ${row.kind} ${row.key}`, row]));
}
