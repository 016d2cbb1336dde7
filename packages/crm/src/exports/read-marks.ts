import type { Ctx, Tx } from "@arraigo/platform";
import { sql } from "drizzle-orm";
import { contactPoints } from "../contacts/point-tables";
import { numbersSaidNo, saidNo } from "../contacts/said-no";
import type { PointKind, PointMark } from "../contacts-contract";
import { asNamed } from "../imports/cells/named-addresses";
import { markTargets } from "../imports/mapping/mark-targets";
import type { RecordType } from "../record-types";
import { tableOf } from "../records/record-table";
import { uuids } from "../records/scope";
import type { Cell } from "./cell";

/** One address of a record with what was said at it; `first` is the one on the record itself. */
export interface ToldAddress {
  kind: PointKind;
  value: string;
  first: boolean;
  said: ReadonlySet<PointMark>;
}

/** The addresses of some records by record, the first of each kind in front. */
export type Addresses = ReadonlyMap<string, readonly ToldAddress[]>;

/** The columns by which an exported list keeps a no a no, in the words an import knows them by. */
export const markColumns = (type: RecordType) => (type === "contact" || type === "lead" ? markTargets : []);

/**
 * Three reads a page of rows. Of an address of which nothing was ever said on this record there is no row, and yet a no said at it
 * elsewhere counts.
 */
export async function readAddresses(ctx: Ctx, tx: Tx, type: RecordType, ids: readonly string[]): Promise<Addresses> {
  if (markColumns(type).length === 0 || ids.length === 0) return new Map();
  const subject = (alias: "o" | "p") => sql.raw(`${alias}.${type === "lead" ? "lead_id" : "contact_id"}`);
  const digits = sql`crm.number_key(t.phone)`;
  const { rows } = await tx.execute<Row>(sql`
    select t.id, a.kind, a.key, a.value, a.first, p.consented_at is not null as yes, p.invalid_at is not null as lost,
      ${saidNo(sql`t.organisation_id`, sql`a.kind`, sql`a.key`)} as no
    from ${tableOf[type]} t
    cross join lateral (
      values ('email', t.email_key, t.email, true), ('phone', ${digits}, t.phone, true)
      union all
      select o.kind, o.key, o.value, false from ${contactPoints} o where o.organisation_id = t.organisation_id and ${subject("o")} = t.id
        and o.key is distinct from case o.kind when 'email' then t.email_key else ${digits} end) as a(kind, key, value, first)
    left join ${contactPoints} p on p.organisation_id = t.organisation_id and ${subject("p")} = t.id and p.kind = a.kind and p.key = a.key
    where t.organisation_id = ${ctx.organisationId}::uuid and t.id = any(${uuids(ids)}) and a.key <> ''
    order by t.id, a.first desc, p.position, p.id`);
  const open = rows.filter(({ kind, no }) => kind === "phone" && !no).map(({ key }) => key);
  const spelled = await numbersSaidNo(ctx, tx, open);
  const addresses = new Map<string, ToldAddress[]>();
  for (const { id, kind, key, value, first, no: exactly, yes, lost } of rows) {
    const no = exactly || (kind === "phone" && spelled.has(key));
    const said = new Set<PointMark>();
    if (no) said.add("optOut");
    if (yes && !no) said.add("consent");
    if (lost) said.add("invalid");
    const held = addresses.get(id) ?? [];
    held.push({ kind, value, first, said });
    addresses.set(id, held);
  }
  return addresses;
}

interface Row extends Record<string, unknown> {
  id: string;
  kind: PointKind;
  key: string;
  value: string;
  first: boolean;
  no: boolean;
  yes: boolean;
  lost: boolean;
}

/** Yes where a record has one address of a kind and this was said at it; of several, those it was said at. */
export function markCell(told: readonly ToldAddress[], kind: PointKind, mark: PointMark): Cell {
  const own = told.filter((each) => each.kind === kind);
  const at = own.filter((each) => each.said.has(mark)).map(({ value }) => value);
  if (at.length === 0) return null;
  return own.length === 1 && own[0]?.first ? true : asNamed(kind, at);
}

/** The addresses of a kind beside the first. */
export const furtherCell = (told: readonly ToldAddress[], kind: PointKind): Cell =>
  told
    .filter((each) => each.kind === kind && !each.first)
    .map(({ value }) => value)
    .join("; ") || null;
