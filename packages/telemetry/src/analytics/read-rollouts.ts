import { type Ctx, inTransaction } from "@arraigo/platform";
import { inLanguage, type Localised } from "@arraigo/platform/contract";
import { listFeatures } from "./features";
import { groupNames } from "./group-names";
import { noGroup } from "./members";

export interface AskingRollout {
  rolloutId: string;
  name: string;
  /** What it asks for, once each, in the reader's language; what is called alike, with the job roles it is asked of. */
  behaviours: { behaviourId: string; name: string }[];
}

const rolloutsSql = `
select r.rollout_id as "rolloutId", r.name from change.rollouts_v1 r
where r.organisation_id = $1::uuid order by r.started_on desc nulls last, r.rollout_id desc limit 100`;

/** The rollouts that ask for something, newest first: what the time from go-live can be asked of. */
export function readRollouts(ctx: Ctx): Promise<AskingRollout[]> {
  return inTransaction(ctx, async (tx) => {
    const { rows } = await tx.runSql({ name: "telemetry_rollouts", text: rolloutsSql, values: [tx.organisationId] });
    const features = await listFeatures(tx);
    const nameOf = await groupNames(tx);
    const own = (rolloutId: string) => {
      const asked = features.flatMap(({ behaviours }) => {
        const here = behaviours.filter((behaviour) => behaviour.rolloutId === rolloutId);
        const [first] = here;
        if (!first) return [];
        const roles = [...new Set(here.flatMap(({ jobRoleId }) => nameOf("role", jobRoleId ?? noGroup) ?? []))];
        return [{ behaviourId: first.behaviourId, name: inLanguage(first.name, ctx.actor.language), roles }];
      });
      return asked.map(({ behaviourId, name, roles }) => {
        const isShared = asked.filter((other) => other.name === name).length > 1;
        return { behaviourId, name: isShared && roles.length > 0 ? `${name} (${roles.join(", ")})` : name };
      });
    };
    return (rows as { rolloutId: string; name: Localised }[]).flatMap(({ rolloutId, name }) => {
      const behaviours = own(rolloutId);
      return behaviours.length === 0 ? [] : [{ rolloutId, name: inLanguage(name, ctx.actor.language), behaviours }];
    });
  });
}
