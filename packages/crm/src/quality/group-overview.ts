import { ofTenant } from "@arraigo/db";
import { grantOf } from "@arraigo/directory";
import { people } from "@arraigo/directory/schema";
import { type Ctx, NotPermitted, type Tx } from "@arraigo/platform";
import { groupMinimum, isTooSmall, type Suppressed } from "@arraigo/platform/disclosure";
import { and, type SQL, sql } from "drizzle-orm";
import type { RecordType } from "../record-types";
import { actingPerson } from "../records/find-record";
import { uuids } from "../records/scope";
import { figureOf, figureOfAll, ofTypes, type QualitySums, sumsOfDays } from "./quality-figure";
import { qualityHistory } from "./quality-history";
import type { QualityOverview } from "./read-overview";
import { qualityDays } from "./tables";

const permission = "crm.quality.read";

/**
 * The sum over a team or the organisation, as last measured. Shown only over enough people; the reader's own records are in
 * neither, so that knowing them takes nothing out; a type few people work with is left out of the sum as well; and a team is
 * hidden from whoever also reads the organisation's sum where the rest is too small.
 */
export async function groupOverview(ctx: Ctx, tx: Tx, whose: "team" | "organisation"): Promise<QualityOverview> {
  const grant = grantOf(ctx, permission);
  if (!grant.organisation && (whose === "organisation" || !grant.team)) throw new NotPermitted({ permission });
  const k = groupMinimum(ctx.privacyMode);
  const team = whose === "team" ? await teamOf(ctx, tx) : null;
  const among =
    team === null ? sql`owner_id is distinct from ${ctx.actor.personId}::uuid` : sql`owner_id = any(${uuids(team)})`;
  const day = await lastDay(ctx, tx);
  const empty = { whose, asOf: day, people: null, total: null, byType: [], history: [], gaps: [] };
  if (day === null) return empty;
  const { rows } = await tx.execute<QualitySums & { type: RecordType; people: number } & Record<string, unknown>>(sql`
    select record_type as type, count(distinct owner_id)::int as people, ${sumsOfDays} from ${qualityDays}
    where organisation_id = ${ctx.organisationId}::uuid and day = ${day}::date and ${among}
    group by record_type order by record_type`);
  if (rows.length === 0) return empty;
  const shown = rows.filter((row) => row.people >= k);
  const types = shown.map((row) => row.type);
  const rest =
    team !== null && grant.organisation
      ? await ownersOf(
          ctx,
          tx,
          day,
          types,
          sql`owner_id is distinct from ${ctx.actor.personId}::uuid and not owner_id = any(${uuids(team)})`,
        )
      : 0;
  const hidden: Suppressed["suppressed"] | null =
    shown.length === 0 ? "small" : isTooSmall(rest, k) ? "complement" : null;
  return {
    ...empty,
    people: hidden ? null : await ownersOf(ctx, tx, day, types, among),
    total: hidden ? { suppressed: hidden } : figureOfAll(shown),
    byType: rows.map((row) => ({
      type: row.type,
      figure: hidden || row.people < k ? { suppressed: hidden ?? "small" } : figureOf(row),
    })),
    history: hidden ? [] : await qualityHistory(ctx, tx, sql`${among} and ${ofTypes(types)}`, k),
  };
}

async function lastDay(ctx: Ctx, tx: Tx): Promise<string | null> {
  const { rows } = await tx.execute<{ day: string | null }>(
    sql`select max(day)::text as day from ${qualityDays} where organisation_id = ${ctx.organisationId}::uuid`,
  );
  return rows[0]?.day ?? null;
}

/** Everybody below the reader today, without the reader. */
async function teamOf(ctx: Ctx, tx: Tx): Promise<string[]> {
  const me = actingPerson(ctx);
  const rows = await tx
    .select({ id: people.id })
    .from(people)
    .where(
      and(
        ofTenant(people.organisationId, ctx.organisationId),
        sql`${people.id} in (select directory.team_of(${ctx.organisationId}, ${me}))`,
        sql`${people.id} <> ${me}`,
      ),
    );
  return rows.map((row) => row.id);
}

async function ownersOf(ctx: Ctx, tx: Tx, day: string, types: readonly RecordType[], among: SQL): Promise<number> {
  const { rows } = await tx.execute<{ people: number }>(sql`
    select count(distinct owner_id)::int as people from ${qualityDays}
    where organisation_id = ${ctx.organisationId}::uuid and day = ${day}::date and ${among} and ${ofTypes(types)}`);
  return rows[0]?.people ?? 0;
}
