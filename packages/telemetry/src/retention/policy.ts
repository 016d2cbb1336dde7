import type { Tx } from "@arraigo/platform";

/** How long raw events and sums by person and day are kept, in days. */
export interface Policy {
  rawDays: number;
  personDays: number;
}

export const usualPolicy: Policy = { rawDays: 90, personDays: 396 };

/** The organisation's own policy, or the usual one. */
export async function policyOf(tx: Tx): Promise<Policy> {
  const { rows } = await tx.runSql(
    'select raw_days as "rawDays", person_days as "personDays" from telemetry.retention_policies where organisation_id = $1::uuid',
    [tx.organisationId],
  );
  return (rows[0] as Policy | undefined) ?? usualPolicy;
}
