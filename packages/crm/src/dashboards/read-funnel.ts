import type { Ctx, Tx } from "@arraigo/platform";
import { type SQL, sql } from "drizzle-orm";
import { dayFrom } from "../lists/day-conditions";
import { opportunities } from "../opportunities/tables";
import { stageEntries } from "../pipeline/tables";
import { uuids } from "../records/scope";
import { organisationTime } from "../settings/organisation-time";
import { type DealScope, dealsInReach, type Place, placesOf } from "./deals";
import type { Days, Figure } from "./figure";

export interface FunnelStep {
  stageId: string;
  name: string;
  kind: "open" | "won" | "lost";
  /** Deals that entered the stage in these days, each once. */
  entered: Figure;
  /** Those of them that later entered a later stage which is not lost. */
  wentOn: Figure;
  /** Median days in the stage, of the entries of these days that have ended. */
  medianDays: number | null;
}

/** Days are the organisation's, so that two who look at one funnel see one. */
export const beginning = (timeZone: string, day: string) => sql`(${day}::timestamp at time zone ${timeZone})`;

/** A column of some place's: its first entry in these days, its last at all, how many came, how many went on. */
const column = (of: "first" | "last" | "came" | "went", at: number) => sql.raw(`${of}_${at}`);

/** How many of the deals came into each stage, and how many went on, as `listEntered` says it: a row a deal, and no order to put it in. */
function countedPlaces(places: readonly Place[], end: SQL): { perDeal: SQL; counts: SQL } {
  const perDeal = places.map(
    (
      { id },
      at,
    ) => sql`min(e.entered_at) filter (where e.stage_id = ${id}::uuid and e.entered_at < ${end}) as ${column("first", at)},
      max(e.entered_at) filter (where e.stage_id = ${id}::uuid) as ${column("last", at)}`,
  );
  const counts = places.map(({ position }, at) => {
    const later = places.flatMap((place, other) =>
      place.position > position && place.kind !== "lost" ? [column("last", other)] : [],
    );
    const went = later.length > 0 ? sql`${column("first", at)} <= greatest(${sql.join(later, sql`, `)})` : sql`false`;
    return sql`count(${column("first", at)})::int as ${column("came", at)}, count(*) filter (where ${went})::int as ${column("went", at)}`;
  });
  return { perDeal: sql.join(perDeal, sql`, `), counts: sql.join(counts, sql`, `) };
}

/** How many deals came into each stage, how many went on, and how long they stayed. */
export async function readFunnel(ctx: Ctx, tx: Tx, scope: DealScope, days: Days): Promise<FunnelStep[]> {
  const reach = await dealsInReach(ctx, tx, scope);
  const { timeZone } = await organisationTime(ctx, tx);
  const places = await placesOf(ctx, tx, scope.pipeline.id);
  const end = beginning(timeZone, dayFrom(days.to, 1));
  const { perDeal, counts } = countedPlaces(places, end);
  const { rows } = await tx.execute<Record<string, number> & { medians: Record<string, number | null> | null }>(sql`
    with e as materialized (
      select n.stage_id, n.record_id, n.entered_at, n.left_at from ${stageEntries} n
      where n.organisation_id = ${ctx.organisationId}::uuid and n.record_type = 'opportunity' and n.undone_at is null
        and n.stage_id = any(${uuids(places.map(({ id }) => id))}) and n.entered_at >= ${beginning(timeZone, days.from)}
        and n.record_id in (select ${opportunities.id} from ${opportunities} where ${reach})
    )
    select ${counts}, (
      select jsonb_object_agg(stayed.stage_id, stayed.days) from (
        select e.stage_id, (percentile_cont(0.5) within group (order by extract(epoch from e.left_at - e.entered_at)) / 86400)::float8 as days
        from e where e.entered_at < ${end} and e.left_at is not null group by e.stage_id) stayed) as medians
    from (select ${perDeal} from e group by e.record_id) as deal`);
  const [row] = rows;
  const counted = (of: "came" | "went", id: string) =>
    row?.[`${of}_${places.findIndex((place) => place.id === id)}`] ?? 0;
  const filter = (stageId: string, on: boolean) => ({
    list: "entered" as const,
    filter: { owner: scope.owner, currency: scope.currency, ...days, stageId, wentOn: on },
  });
  return scope.pipeline.stages.map(({ id, name, kind }) => ({
    stageId: id,
    name,
    kind,
    entered: { count: counted("came", id), rows: filter(id, false) },
    wentOn: { count: counted("went", id), rows: filter(id, true) },
    medianDays: row?.medians?.[id] ?? null,
  }));
}
