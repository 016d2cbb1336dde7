import type { Ctx, Tx } from "@arraigo/platform";
import { sql } from "drizzle-orm";
import { contactPoints } from "../contacts/point-tables";
import { saidNo } from "../contacts/said-no";
import { type PointKind, pointKinds, pointMarks } from "../contacts-contract";
import { type MarkKey, markKeyOf } from "../imports/mapping/mark-targets";
import type { RecordType } from "../record-types";
import { tableOf } from "../records/record-table";
import { uuids } from "../records/scope";

/** What was said at the addresses of some records, by record: that of the first e-mail address and of the first telephone. */
export type Marks = ReadonlyMap<string, ReadonlySet<MarkKey>>;

/** The columns by which an exported list keeps a no a no, in the words an import knows them by. */
export const markColumns = (type: RecordType): MarkKey[] =>
  type === "contact" || type === "lead"
    ? pointKinds.flatMap((kind) => pointMarks.map((mark) => markKeyOf(kind, mark)))
    : [];

/**
 * One read a page of rows. Of an address of which nothing was ever said on this record there is no row, and yet a no said at it
 * elsewhere counts.
 */
export async function readMarks(ctx: Ctx, tx: Tx, type: RecordType, ids: readonly string[]): Promise<Marks> {
  if (markColumns(type).length === 0 || ids.length === 0) return new Map();
  const subject = sql.raw(type === "lead" ? "p.lead_id" : "p.contact_id");
  const { rows } = await tx.execute<{ id: string; kind: PointKind; no: boolean; yes: boolean; lost: boolean }>(sql`
    select t.id, a.kind, p.consented_at is not null as yes, p.invalid_at is not null as lost,
      ${saidNo(sql`t.organisation_id`, sql`a.kind`, sql`a.key`)} as no
    from ${tableOf[type]} t
    cross join lateral (values ('email', t.email_key), ('phone', regexp_replace(t.phone, '\\D+', '', 'g'))) as a(kind, key)
    left join ${contactPoints} p on p.organisation_id = t.organisation_id and ${subject} = t.id and p.kind = a.kind and p.key = a.key
    where t.organisation_id = ${ctx.organisationId}::uuid and t.id = any(${uuids(ids)}) and a.key <> ''`);
  const marks = new Map<string, Set<MarkKey>>();
  for (const { id, kind, no, yes, lost } of rows) {
    const said = marks.get(id) ?? new Set();
    if (no) said.add(markKeyOf(kind, "optOut"));
    if (yes && !no) said.add(markKeyOf(kind, "consent"));
    if (lost) said.add(markKeyOf(kind, "invalid"));
    marks.set(id, said);
  }
  return marks;
}
