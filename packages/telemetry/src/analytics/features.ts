import type { Tx } from "@arraigo/platform";
import type { Localised } from "@arraigo/platform/contract";

/** One thing that can be used: an event, where it matters only with certain properties. */
export interface Feature {
  /** The event's name; with a filter, the id of the first behaviour that counts so. */
  key: string;
  event: string;
  /** Null counts every event of the name. */
  filter: Record<string, unknown> | null;
  behaviours: Behaviour[];
}

export interface Behaviour {
  behaviourId: string;
  rolloutId: string;
  jobRoleId: string | null;
  name: Localised;
  required: boolean;
  cadence: string;
}

type Row = Behaviour & { event: string; filter: Record<string, unknown> | null; filterText: string };

const behavioursSql = `
select b.behaviour_id as "behaviourId", b.rollout_id as "rolloutId", b.job_role_id as "jobRoleId", b.name, b.required, b.cadence, b.event,
  nullif(b.filter, '{}') as filter, coalesce(nullif(b.filter, '{}')::text, '') as "filterText"
from change.behaviours_v1 b where b.organisation_id = $1::uuid order by b.position, b.behaviour_id`;

/** What rollouts ask for, thing by thing: behaviours of several job roles or rollouts that count the same are one feature. */
export async function listFeatures(tx: Tx): Promise<Feature[]> {
  const { rows } = await tx.runSql({ name: "telemetry_features", text: behavioursSql, values: [tx.organisationId] });
  const features = new Map<string, Feature>();
  for (const { event, filter, filterText, ...behaviour } of rows as unknown as Row[]) {
    // No text of the database holds this character, so that no name can pass for another with a filter.
    const same = `${event}\u0000${filterText}`;
    const key = filter === null ? event : behaviour.behaviourId;
    const feature = features.get(same) ?? { key, event, filter, behaviours: [] };
    feature.behaviours.push(behaviour);
    features.set(same, feature);
  }
  return [...features.values()];
}
