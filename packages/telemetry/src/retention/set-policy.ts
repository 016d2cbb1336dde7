import { recordAudit } from "@arraigo/directory";
import { type Ctx, inTransaction } from "@arraigo/platform";
import type { SetPolicy } from "../contract";
import { RawOutlivesPeople } from "../errors";
import { policyOf } from "./policy";

/** How long what people did is kept, and since when. */
export function readPolicy(ctx: Ctx) {
  return inTransaction(ctx, policyOf);
}

/**
 * How long what whoever asks did is kept, and what of it is kept longer: how many things, and the first and the last day on which they
 * did any of those that are no longer kept by day. Null where there is none.
 */
export function readMyKeeping(ctx: Ctx) {
  return inTransaction(ctx, async (tx) => {
    const { rows } = await tx.runSql(
      `select s.first_day::text as "firstDay", s.last_day::text as "lastDay",
         (select count(*)::int from telemetry.use_spans e where e.organisation_id = $1::uuid and e.person_id = $2::uuid and e.event <> '') as things
       from telemetry.use_spans s where s.organisation_id = $1::uuid and s.person_id = $2::uuid and s.event = ''`,
      [tx.organisationId, ctx.actor.personId],
    );
    const before = (rows[0] as { firstDay: string; lastDay: string; things: number } | undefined) ?? null;
    return { ...(await policyOf(tx)), before };
  });
}

/**
 * Sets for how many days raw events (30 to 396) and sums by person and day (90 to 1,096) are kept. A shorter time takes effect with
 * the next night; what is gone by then does not come back with a longer one.
 * @throws RawOutlivesPeople where raw events would be kept longer than what is counted of them.
 */
export function setPolicy(ctx: Ctx, { rawDays, personDays }: SetPolicy): Promise<void> {
  if (rawDays > personDays) throw new RawOutlivesPeople();
  return inTransaction(ctx, async (tx) => {
    const before = await policyOf(tx);
    await tx.runSql(
      `insert into telemetry.retention_policies as t (organisation_id, raw_days, person_days, changed_at, changed_by)
       values ($1::uuid, $2::int, $3::int, $4::timestamptz, $5::uuid)
       on conflict (organisation_id) do update set raw_days = excluded.raw_days, person_days = excluded.person_days,
         changed_at = excluded.changed_at, changed_by = excluded.changed_by`,
      [tx.organisationId, rawDays, personDays, ctx.clock.now().toISOString(), ctx.actor.personId],
    );
    await recordAudit(ctx, tx, {
      action: "telemetry.retention_changed",
      facts: { before, after: { rawDays, personDays } },
    });
  });
}
