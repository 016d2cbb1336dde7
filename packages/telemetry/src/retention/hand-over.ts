import type { Tx } from "@arraigo/platform";

/* Shared with somebody, or shown to them by a page that is. */
const shared = `gone_at is null and (cardinality(shared_roles) > 0 or exists (
  select from telemetry.dashboards d where d.organisation_id = $1::uuid and d.gone_at is null and cardinality(d.shared_roles) > 0
    and i.id = any(d.insight_ids)))`;

/**
 * Takes somebody who is erased out of what they wrote and saved. What others see goes on: lines on the time axis without a name, shared
 * insights and dashboards as the heir's. What was theirs alone goes, with its alerts. Without an heir all they saved goes.
 */
export async function handOver(tx: Tx, personId: string, heirId: string | null): Promise<void> {
  const theirs = [tx.organisationId, personId];
  await tx.runSql(
    "update telemetry.annotations set written_by = null where organisation_id = $1::uuid and written_by = $2::uuid",
    theirs,
  );
  if (heirId !== null && heirId !== personId) {
    const heirs = [...theirs, heirId];
    await tx.runSql(
      `update telemetry.insights i set owner_id = $3::uuid where organisation_id = $1::uuid and owner_id = $2::uuid and ${shared}`,
      heirs,
    );
    await tx.runSql(
      `update telemetry.dashboards set owner_id = $3::uuid
       where organisation_id = $1::uuid and owner_id = $2::uuid and gone_at is null and cardinality(shared_roles) > 0`,
      heirs,
    );
  }
  await tx.runSql(
    `delete from telemetry.alerts a where a.organisation_id = $1::uuid and (a.owner_id = $2::uuid or a.insight_id in (
       select i.id from telemetry.insights i where i.organisation_id = $1::uuid and i.owner_id = $2::uuid))`,
    theirs,
  );
  await tx.runSql("delete from telemetry.insights where organisation_id = $1::uuid and owner_id = $2::uuid", theirs);
  await tx.runSql("delete from telemetry.dashboards where organisation_id = $1::uuid and owner_id = $2::uuid", theirs);
}
