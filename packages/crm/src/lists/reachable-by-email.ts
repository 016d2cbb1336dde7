import { not, type SQL, sql } from "drizzle-orm";
import { contactPoints } from "../contacts/point-tables";
import { saidNo } from "../contacts/said-no";
import type { RecordType } from "../record-types";
import { tableOf } from "../records/record-table";
import type { ListOp } from "./list-ops";

/** Whether somebody has an e-mail address that leads to them and at which nobody said no. */
export function reachableByEmail(type: RecordType, op: ListOp, wanted: boolean): SQL {
  if (op === "isFilled") return sql`true`;
  if (op === "isEmpty") return sql`false`;
  const table = tableOf[type];
  const subject = sql.raw(type === "lead" ? "lead_id" : "contact_id");
  const [organisation, key] = [sql`${table}.organisation_id`, sql`${table}.email_key`];
  const lost = sql`exists (select 1 from ${contactPoints} p
    where p.organisation_id = ${organisation} and p.${subject} = ${table}.id and p.kind = 'email' and p.key = ${key}
      and p.invalid_at is not null)`;
  const may = sql`(${key} is not null and not ${lost} and not ${saidNo(organisation, sql`'email'`, key)})`;
  return wanted ? may : not(may);
}
