import { ofTenant } from "@arraigo/db";
import { holds } from "@arraigo/directory";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { groupMinimum, isTooSmall } from "@arraigo/platform/disclosure";
import { and, type SQL, sql } from "drizzle-orm";
import type { ListWorst } from "../quality-contract";
import { decodePosition, pageOf } from "../records/keyset";
import { type RecordRow, tableOf } from "../records/record-table";
import { ownersInScope, uuids } from "../records/scope";
import { organisationTime } from "../settings/organisation-time";
import type { Want } from "./definition";
import { type QualityRules, qualityRules } from "./quality-rules";
import { isStored } from "./quality-state";
import { qualityOf } from "./record-quality";
import { invalidSql, missingSql } from "./score-sql";
import { worstSql } from "./worst-sql";

/** So many of the worst are looked through for a field they lack. */
const examinedMax = 5_000;

/**
 * Records within reach that could be better, the worst first: by the whole score, one part of it, or one field that is missing or
 * wrong. Says which may be changed by whoever asks, and names no owner: this is a list of work, not of people.
 */
export async function listWorst(ctx: Ctx, input: ListWorst) {
  return inTransaction(ctx, async (tx) => {
    const owners = await ownersInScope(ctx, tx, "crm.quality.read", input.owner);
    const write = `crm.${input.type}.write`;
    const writable = holds(ctx, write) ? await ownersInScope(ctx, tx, write) : [];
    const others = owners?.filter((owner) => owner !== ctx.actor.personId) ?? [];
    // The records of too few people would be somebody's list, not a team's.
    if (input.owner !== "mine" && isTooSmall(others.length, groupMinimum(ctx.privacyMode)))
      return { next: null, rows: [], hidden: "small" as const };
    const rules = await qualityRules(ctx, tx, input.type);
    const at = await organisationTime(ctx, tx);
    const stored = await isStored(ctx, tx, rules, at);
    const found = async (examinedMax?: number) => {
      const { part, limit, field } = input;
      const scope = { part, owners, limit, stored, examinedMax, after: positionOf(input.cursor) };
      const narrowed = { ...scope, lacking: field === undefined ? undefined : lacking(rules, field) };
      return (await tx.execute<{ id: string; by: number }>(worstSql(ctx, rules, at, narrowed))).rows;
    };
    // What many lack is found among the first of the order; what few lack, among all.
    const near = input.field !== undefined && stored && owners === null ? await found(examinedMax) : [];
    const worst = near.length > input.limit ? near : await found();
    const page = pageOf(worst, input.limit, (row) => ({ key: String(row.by), id: row.id }));
    const table = tableOf[input.type];
    const records = await tx
      .select()
      .from(table)
      .where(
        and(
          ofTenant(table.organisationId, ctx.organisationId),
          sql`${table.id} = any(${uuids(page.rows.map((row) => row.id))})`,
        ),
      );
    const byId = new Map((await qualityOf(ctx, tx, rules, records as RecordRow[])).map((each) => [each.id, each]));
    const mayWrite = (ownerId: string | null) => writable === null || (ownerId !== null && writable.includes(ownerId));
    return {
      next: page.next,
      hidden: null,
      rows: page.rows.flatMap((row) => {
        const found = byId.get(row.id);
        if (!found) return [];
        const { ownerId, ...quality } = found;
        return [{ ...quality, mayWrite: mayWrite(ownerId) }];
      }),
    };
  });
}

function positionOf(cursor: string | undefined): { by: number; id: string } | undefined {
  const position = decodePosition(cursor);
  const by = Number(position?.key);
  return position && Number.isFinite(by) ? { by, id: position.id } : undefined;
}

/** Records in which this field is wanted and empty, or filled and wrong. A field nobody looks at is lacking nowhere. */
function lacking(rules: QualityRules, field: string): SQL {
  const wrong = rules.checks.filter((check) => check.key === field).map((check) => invalidSql(rules.type, check));
  const missing = [...rules.wants].flatMap(([stage, wanted]) =>
    wanted
      .filter(({ fields }) => fields.includes(field))
      .map((each) => inStage(stage, sql`${missingSql(rules.type, each)}`)),
  );
  const all = [...wrong, ...missing];
  return all.length === 0 ? sql`false` : sql`(${sql.join(all, sql` or `)})`;
}

export const inStage = (stage: string, condition: SQL) =>
  stage === "" ? sql`(${condition})` : sql`(r.stage_id = ${stage}::uuid and ${condition})`;

/** Wants that many stages share, once, with the stages that have them. */
export function sharedWants(rules: QualityRules): { want: Want; stages: string[] }[] {
  const shared = new Map<string, { want: Want; stages: string[] }>();
  for (const [stage, wanted] of rules.wants)
    for (const want of wanted) {
      const key = want.fields.join(" ");
      const held = shared.get(key) ?? { want, stages: [] };
      held.stages.push(stage);
      shared.set(key, held);
    }
  return [...shared.values()];
}
