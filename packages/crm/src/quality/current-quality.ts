import type { Ctx } from "@arraigo/platform";
import { type SQL, sql } from "drizzle-orm";
import { uuids } from "../records/scope";
import type { OrganisationTime } from "../settings/organisation-time";
import type { QualityRules } from "./quality-rules";
import { markedSql } from "./quality-state";
import { measuredRecords } from "./score-sql";
import { recordQualities } from "./stored-tables";

const columns = sql.raw("owner_id, completeness, validity, freshness, uniqueness, ownership, points");

/**
 * The qualities of these owners' records (null: of all) as they are now: the stored ones, and those of marked records measured
 * afresh; all measured where nothing is stored. A subquery of `id`, `owner_id`, the parts and `points`.
 */
export function currentQualities(
  ctx: Ctx,
  rules: QualityRules,
  at: OrganisationTime,
  stored: boolean,
  owners: readonly string[] | null,
): SQL {
  const ofOwners = (column: SQL) => (owners === null ? sql`true` : sql`${column} = any(${uuids(owners)})`);
  const live = sql.raw("r.owner_id");
  if (!stored) return measuredRecords(ctx, rules, at, owners === null ? undefined : ofOwners(live));
  return sql`
    select record_id as id, ${columns} from ${recordQualities} as q
    where q.organisation_id = ${ctx.organisationId}::uuid and q.record_type = ${rules.type} and ${ofOwners(sql.raw("q.owner_id"))}
      and q.record_id not in ${markedSql(ctx, rules)}
    union all
    select id, ${columns} from (${measuredRecords(ctx, rules, at, sql`r.id in ${markedSql(ctx, rules)} and ${ofOwners(live)}`)}) as marked`;
}
