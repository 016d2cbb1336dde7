import type { Ctx, Tx } from "@arraigo/platform";
import { type SQL, sql } from "drizzle-orm";
import { contactPoints } from "../contacts/point-tables";
import { suppressionHash } from "../contacts/suppress-points";
import { suppressedPoints } from "../contacts/suppression-tables";
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

/** One read a page of rows. A no counts wherever the address stands, or stood before it was taken off. */
export async function readMarks(ctx: Ctx, tx: Tx, type: RecordType, ids: readonly string[]): Promise<Marks> {
  if (markColumns(type).length === 0 || ids.length === 0) return new Map();
  const table = tableOf[type];
  const subject = sql.raw(type === "lead" ? "p.lead_id" : "p.contact_id");
  const { rows } = await tx.execute<{ id: string; kind: PointKind; no: boolean; yes: boolean; lost: boolean }>(sql`
    select ${subject} as id, p.kind, p.consented_at is not null as yes, p.invalid_at is not null as lost,
      p.opted_out_at is not null or ${saidElsewhere} or ${suppressed} as no
    from ${contactPoints} p join ${table} t on t.organisation_id = p.organisation_id and t.id = ${subject}
    where p.organisation_id = ${ctx.organisationId}::uuid and ${subject} = any(${uuids(ids)})
      and ((p.kind = 'email' and p.key = t.email_key) or (p.kind = 'phone' and p.value = t.phone))`);
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

const saidElsewhere: SQL = sql`exists (select 1 from ${contactPoints} o
  where o.organisation_id = p.organisation_id and o.kind = p.kind and o.key = p.key and o.opted_out_at is not null)`;
const suppressed: SQL = sql`exists (select 1 from ${suppressedPoints} s
  where s.organisation_id = p.organisation_id and s.kind = p.kind and s.hash = ${suppressionHash(sql`p.organisation_id`, sql`p.kind`, sql`p.key`)})`;
