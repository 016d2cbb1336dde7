import { createHash } from "node:crypto";
import { people } from "@arraigo/directory/schema";
import type { Ctx, Tx } from "@arraigo/platform";
import { type SQL, sql } from "drizzle-orm";
import type { OrganisationTime } from "../settings/organisation-time";
import type { QualityRules } from "./quality-rules";
import { qualityMarks, qualityStates } from "./stored-tables";

/** The rules in a few letters: when they change, everything is measured again. */
export function rulesFingerprint({ wants, checks }: QualityRules): string {
  const sorted = [...wants].sort(([one], [other]) => (one < other ? -1 : 1));
  return createHash("sha256")
    .update(JSON.stringify([sorted, checks]))
    .digest("base64url")
    .slice(0, 16);
}

/** Who had left before a day, in a few letters: an owner who is gone costs points. */
export const goneOwnersSql = (ctx: Ctx, day: SQL): SQL =>
  sql`(select coalesce(md5(string_agg(p.id::text, ',' order by p.id)), '') from ${people} p where p.organisation_id = ${ctx.organisationId}::uuid and p.ends_on < ${day})`;

/** More marked records than these are not measured while somebody waits: the job is quicker. */
const marksMax = 10_000;

/**
 * Whether the stored qualities may be read, together with what is measured afresh of the marked: the rules are still these, nobody
 * else left, the day is today or, until the job has been round, yesterday, and few are marked.
 */
export async function isStored(ctx: Ctx, tx: Tx, rules: QualityRules, { today }: OrganisationTime): Promise<boolean> {
  const tenant = sql`${ctx.organisationId}::uuid`;
  const { rows } = await tx.execute<{ current: boolean; marks: number }>(sql`
    select s.rules = ${rulesFingerprint(rules)} and s.day between ${today}::date - 1 and ${today}::date
        and s.gone_owners = ${goneOwnersSql(ctx, sql`s.day`)} as current,
      (select count(*)::int from (select from ${qualityMarks} m where m.organisation_id = ${tenant} and m.record_type = ${rules.type} limit ${marksMax + 1}) as few) as marks
    from ${qualityStates} s where s.organisation_id = ${tenant} and s.record_type = ${rules.type}`);
  const [state] = rows;
  return state?.current === true && state.marks <= marksMax;
}

/** The records of a type that changed since they were measured, as a subquery of ids. */
export const markedSql = (ctx: Ctx, { type }: QualityRules): SQL =>
  sql`(select m.record_id from ${qualityMarks} m where m.organisation_id = ${ctx.organisationId}::uuid and m.record_type = ${type})`;
