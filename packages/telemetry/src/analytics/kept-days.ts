import { type Ctx, inTransaction } from "@arraigo/platform";
import { addDays, type LocalDate } from "@arraigo/platform/calendar";
import { DaysGone } from "../errors";
import { policyOf } from "../retention/policy";
import { organisationToday } from "./organisation-day";

/** The first day that is still kept by person. */
export async function readKeptFrom(ctx: Ctx): Promise<LocalDate> {
  const { personDays } = await inTransaction(ctx, policyOf);
  return addDays(await organisationToday(ctx), -personDays);
}

/** @throws DaysGone where some of the days asked for are kept as sums of groups alone, which say nothing of single people. */
export function assertKept(from: LocalDate, keptFrom: LocalDate): void {
  if (from < keptFrom) throw new DaysGone({ since: keptFrom });
}

const firstsSql = `
select s.person_id as "personId", s.first_day::text as "firstDay" from telemetry.use_spans s
where s.organisation_id = $1::uuid and s.event = $2`;

/** When each person first did a thing, of those who did it on days that are no longer kept by person. '' is anything at all. */
export async function readFirstBefore(ctx: Ctx, event: string): Promise<Map<string, LocalDate>> {
  const { rows } = await inTransaction(ctx, (tx) =>
    tx.runSql({ name: "telemetry_first_before", text: firstsSql, values: [tx.organisationId, event] }),
  );
  return new Map(
    (rows as { personId: string; firstDay: LocalDate }[]).map(({ personId, firstDay }) => [personId, firstDay]),
  );
}

const usersSql = `
select s.event, array_agg(s.person_id) as people from telemetry.use_spans s
where s.organisation_id = $1::uuid and s.event = any($2::text[]) group by s.event`;

/** Who did each of some things on days that are no longer kept by person. */
export async function readUsersBefore(
  ctx: Ctx,
  events: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const { rows } = await inTransaction(ctx, (tx) =>
    tx.runSql({ name: "telemetry_users_before", text: usersSql, values: [tx.organisationId, events] }),
  );
  return new Map((rows as { event: string; people: string[] }[]).map(({ event, people }) => [event, new Set(people)]));
}

const beganSql = `
select least((select min(a.day) from telemetry.active_days a where a.organisation_id = $1::uuid),
  (select min(g.day) from telemetry.group_uses g where g.organisation_id = $1::uuid and g.grouping = 'all'
    and g.group_id = '00000000-0000-0000-0000-000000000000' and g.event = ''))::text as began`;

/** The first day on which anything was recorded, whether it is still kept by person or not; null where nothing ever was. */
export async function readBegan(ctx: Ctx): Promise<LocalDate | null> {
  const { rows } = await inTransaction(ctx, (tx) =>
    tx.runSql({ name: "telemetry_began", text: beganSql, values: [tx.organisationId] }),
  );
  return (rows[0] as { began: LocalDate | null }).began;
}
