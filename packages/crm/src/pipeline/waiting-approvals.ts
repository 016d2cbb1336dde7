import { type SQL, sql } from "drizzle-orm";
import { stagedTypes } from "../record-types";
import { stagedTableOf } from "../records/record-table";
import { approvals } from "./tables";

/**
 * Requests that wait for somebody's yes. One of a record that went, or was merged away, waits for nobody; it waits again when the
 * record comes back.
 */
export function waitingApproval(): SQL {
  const live = stagedTypes.map((type) => {
    const table = stagedTableOf[type];
    return sql`(${approvals}.record_type = ${type} and exists (select from ${table} where ${table}.organisation_id = ${approvals}.organisation_id
      and ${table}.id = ${approvals}.record_id and ${table}.gone_at is null))`;
  });
  return sql`(${approvals}.decided_at is null and (${sql.join(live, sql` or `)}))`;
}
