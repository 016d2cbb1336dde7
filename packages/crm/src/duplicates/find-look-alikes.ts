import { ofTenant } from "@arraigo/db";
import { holds } from "@arraigo/directory";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, eq, isNull, or, type SQL, sql } from "drizzle-orm";
import { accounts } from "../accounts/tables";
import { contacts } from "../contacts/tables";
import { leads } from "../leads/tables";
import { accountKeys, contactKeys } from "../records/fold";
import { readableWhere } from "../records/readable-names";
import { tableOf } from "../records/record-table";
import { texts } from "../records/scope";
import type { OrganisationFacts, PersonFacts } from "./facts";
import { loadFacts } from "./load-facts";
import { type Facts, type MatchableType, matchingOf } from "./matchable";
import { type RecordBrief, recordBriefs } from "./record-briefs";
import { keysFor } from "./record-keys";
import type { Judgement } from "./score";
import { duplicateKeys, duplicateScans } from "./tables";
import { ValueCounts } from "./value-shares";

/** In a form, a block is only looked through for the closest ones: a name that a hundred people have is still worth a look. */
const probedBlock = 300;
const probedMax = 50;
const exactMax = 20;
/** Worth a look while one types, however little is known yet. */
const worthALook = new Set<string>(["sameEmail", "samePhone", "sameName", "partOfName"]);

export interface LookAlike extends RecordBrief, Judgement {
  certain: boolean;
}

/**
 * Records of these types that look like what somebody is entering, likeliest first: by what the search for duplicates has written
 * down, and by exact name and address for what it has not reached yet. Also those that only share the name, an address or a number
 * (`level` null), because whoever enters it wants to know. Only records within reach, however many there are beyond it.
 */
export async function findLookAlikes(
  ctx: Ctx,
  tx: Tx,
  facts: Facts,
  types: readonly MatchableType[],
  options: { except?: string | undefined; max: number },
): Promise<LookAlike[]> {
  const readable = types.filter((type) => holds(ctx, `crm.${type}.read`));
  const sharing = await sharingKeys(ctx, tx, facts, readable);
  const found: LookAlike[] = [];
  for (const type of readable) {
    const ids = new Set([...(sharing.get(type) ?? []), ...(await exactly(ctx, tx, type, facts))]);
    if (options.except) ids.delete(options.except);
    if (ids.size > 0) found.push(...(await judged(ctx, tx, type, facts, [...ids])));
  }
  // Equally likely ones in the order of the types asked for.
  const order = (each: LookAlike) => types.indexOf(each.type);
  return found.sort((a, b) => b.bits - a.bits || order(a) - order(b) || (a.id < b.id ? -1 : 1)).slice(0, options.max);
}

async function sharingKeys(ctx: Ctx, tx: Tx, facts: Facts, types: readonly MatchableType[]) {
  const keys = types.flatMap((type) => keysFor(ctx, type, facts));
  const byType = new Map<string, string[]>();
  if (keys.length === 0) return byType;
  const { rows } = await tx.execute<{ record_type: string; record_id: string }>(
    sql`select record_type, record_id from crm.records_with_keys(${sql.param(`{${keys.join(",")}}`)}::bigint[], ${probedBlock}::int, ${probedMax}::int)`,
  );
  for (const row of rows) byType.set(row.record_type, [...(byType.get(row.record_type) ?? []), row.record_id]);
  // Where that is not all of them, others' records may have taken the places of those within reach.
  if (rows.length >= probedMax)
    for (const type of types) {
      const within = await sharingWithin(ctx, tx, type, keys);
      if (within) byType.set(type, within);
    }
  return byType;
}

/** The same among the records one may read alone, found from their owners on. Undefined where those are all records. */
async function sharingWithin(ctx: Ctx, tx: Tx, type: MatchableType, keys: number[]): Promise<string[] | undefined> {
  const within = readableWhere(ctx, type, sql`r.owner_id`);
  if (!within) return undefined;
  const wanted = sql`${sql.param(`{${keys.join(",")}}`)}::bigint[]`;
  const { rows } = await tx.execute<{ id: string }>(sql`
    select r.id from ${tableOf[type]} as r
    join ${duplicateKeys} k on k.organisation_id = r.organisation_id and k.record_id = r.id
    where r.organisation_id = ${ctx.organisationId}::uuid and r.gone_at is null and ${within} and k.keys && ${wanted}
    order by (select count(*) from unnest(k.keys) as shared where shared = any(${wanted})) desc, r.id limit ${probedMax}`);
  return rows.map((row) => row.id);
}

const isPerson = (facts: Facts): facts is PersonFacts =>
  "givenName" in facts || "familyName" in facts || "emails" in facts;

/** By the indexed columns every record has from its first moment. */
async function exactly(ctx: Ctx, tx: Tx, type: MatchableType, facts: Facts): Promise<string[]> {
  const table = { account: accounts, contact: contacts, lead: leads }[type];
  const same: SQL[] = [];
  const { nameKey, emailKeys } = lookUps(facts);
  if (nameKey !== "") same.push(eq(table.nameKey, nameKey));
  if (emailKeys.length > 0 && table !== accounts)
    same.push(sql`${(table as typeof contacts).emailKey} = any(${texts(emailKeys)})`);
  if (same.length === 0) return [];
  const rows = await tx
    .select({ id: table.id })
    .from(table)
    .where(
      and(
        ofTenant(table.organisationId, ctx.organisationId),
        or(...same),
        isNull(table.goneAt),
        readableWhere(ctx, type, table.ownerId),
      ),
    )
    .orderBy(table.id)
    .limit(exactMax);
  return rows.map((row) => row.id);
}

function lookUps(facts: Facts): { nameKey: string; emailKeys: string[] } {
  if (!isPerson(facts))
    return { nameKey: accountKeys({ name: (facts as OrganisationFacts).name ?? "" }).nameKey, emailKeys: [] };
  const { nameKey } = contactKeys({ givenName: facts.givenName ?? "", familyName: facts.familyName ?? "" });
  return { nameKey, emailKeys: (facts.emails ?? []).map((email) => email.trim().toLowerCase()) };
}

async function judged(ctx: Ctx, tx: Tx, type: MatchableType, facts: Facts, ids: string[]): Promise<LookAlike[]> {
  const how = matchingOf(type);
  const [scan] = await tx
    .select({ shares: duplicateScans.shares, population: duplicateScans.population })
    .from(duplicateScans)
    .where(and(ofTenant(duplicateScans.organisationId, ctx.organisationId), eq(duplicateScans.recordType, type)));
  const shares = ValueCounts.of(scan?.shares ?? {}, scan?.population ?? 0);
  const entered = how.profile(facts);
  const alike = (await loadFacts(ctx, tx, type, ids)).flatMap((each) => {
    const judgement = how.compare(entered, how.profile(each), shares);
    const shows = judgement.level !== null || judgement.reasons.some((reason) => worthALook.has(reason.key));
    return shows ? [{ id: each.id, judgement }] : [];
  });
  const briefs = await recordBriefs(
    ctx,
    tx,
    type,
    alike.map((each) => each.id),
  );
  return alike.flatMap(({ id, judgement }) => {
    const brief = briefs.get(id);
    return brief ? [{ ...brief, ...judgement, certain: judgement.level === "certain" }] : [];
  });
}
