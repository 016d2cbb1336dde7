import { not, type SQL, sql } from "drizzle-orm";
import { contactPoints } from "../contacts/point-tables";
import { suppressionHash } from "../contacts/suppress-points";
import { suppressedPoints } from "../contacts/suppression-tables";
import type { RecordType } from "../record-types";
import { tableOf } from "../records/record-table";
import type { ListOp } from "./list-ops";

/**
 * Whether somebody has an e-mail address that leads to them, and at which nobody said no: not here, not on another record with the
 * same address, and not before it was taken off one. As pointState says of each address.
 */
export function reachableByEmail(type: RecordType, op: ListOp, wanted: boolean): SQL {
  if (op === "isFilled") return sql`true`;
  if (op === "isEmpty") return sql`false`;
  const table = tableOf[type];
  const subject = sql.raw(type === "lead" ? "lead_id" : "contact_id");
  const [organisation, key] = [sql`${table}.organisation_id`, sql`${table}.email_key`];
  const barred = sql`exists (select 1 from ${contactPoints} p
    where p.organisation_id = ${organisation} and p.kind = 'email' and p.key = ${key}
      and (p.opted_out_at is not null or (p.invalid_at is not null and p.${subject} = ${table}.id)))`;
  const suppressed = sql`exists (select 1 from ${suppressedPoints} s
    where s.organisation_id = ${organisation} and s.kind = 'email' and s.hash = ${suppressionHash(organisation, sql`'email'`, key)})`;
  const may = sql`(${key} is not null and not ${barred} and not ${suppressed})`;
  return wanted ? may : not(may);
}
