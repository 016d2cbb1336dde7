import { grantOf } from "@arraigo/directory";
import type { Ctx, Tx } from "@arraigo/platform";
import type { Feature } from "./features";
import { lookPermission } from "./may-look";

const ownSql = `
select a.person_id as "personId", bool_or(a.state <> 'waiting') as live, bool_or(a.state = 'adopted') as keeps
from adoption.asked_behaviours_v1 a
join change.rollout_leads_v1 l on l.organisation_id = a.organisation_id and l.rollout_id = a.rollout_id and l.person_id = $2::uuid
where a.organisation_id = $1::uuid and a.behaviour_id = any($3::uuid[]) group by a.person_id order by a.person_id`;

/** Where somebody stands on it in the rollouts whoever asks runs: other rollouts' asking is not theirs to know. */
export interface OwnAsked {
  personId: string;
  live: boolean;
  keeps: boolean;
}

/** Whom a feature is asked of in rollouts that whoever asks runs. */
export async function ownAsked(ctx: Ctx, tx: Tx, { behaviours }: Feature): Promise<ReadonlyMap<string, OwnAsked>> {
  const { rows } = await tx.runSql({
    name: "telemetry_own_asked",
    text: ownSql,
    values: [tx.organisationId, ctx.actor.personId, behaviours.map(({ behaviourId }) => behaviourId)],
  });
  return new Map((rows as unknown as OwnAsked[]).map((row) => [row.personId, row]));
}

/** Whether they look as a people manager too. */
export const looksAtTeam = (ctx: Ctx): boolean => grantOf(ctx, lookPermission).team;
