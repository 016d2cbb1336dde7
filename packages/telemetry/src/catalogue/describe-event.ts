import { recordAudit } from "@arraigo/directory";
import { type Ctx, inTransaction } from "@arraigo/platform";
import type { DescribeEvent } from "../contract";
import { PersonUnknown } from "../errors";

/**
 * Says what an event means, who answers for it, and whether it is planned and with which properties; also of one that never came yet.
 * @throws PersonUnknown
 */
export function describeEvent(ctx: Ctx, input: DescribeEvent): Promise<void> {
  const { name, description, ownerId, planned, plannedProperties } = input;
  return inTransaction(ctx, async (tx) => {
    if (ownerId !== null) {
      const { rows } = await tx.runSql(
        "select id from directory.people where organisation_id = $1::uuid and id = $2::uuid",
        [tx.organisationId, ownerId],
      );
      if (rows.length === 0) throw new PersonUnknown();
    }
    await tx.runSql(
      `insert into telemetry.catalogue_events as t (organisation_id, name, description, owner_id, planned_at, planned_properties, changed_at)
       values ($1::uuid, $2, $3, $4::uuid, case when $5::boolean then $7::timestamptz end, $6::jsonb, $7::timestamptz)
       on conflict (organisation_id, name) do update set description = excluded.description, owner_id = excluded.owner_id,
         planned_at = case when $5::boolean then coalesce(t.planned_at, excluded.planned_at) end,
         planned_properties = excluded.planned_properties, changed_at = excluded.changed_at`,
      [
        tx.organisationId,
        name,
        description,
        ownerId,
        planned,
        JSON.stringify(plannedProperties),
        ctx.clock.now().toISOString(),
      ],
    );
    await recordAudit(ctx, tx, { action: "telemetry.event_described", facts: { name, planned } });
  });
}
