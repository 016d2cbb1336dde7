import { ofTenant } from "@arraigo/db";
import { recordAudit } from "@arraigo/directory";
import { type Ctx, inTransaction, NotPermitted } from "@arraigo/platform";
import { sql } from "drizzle-orm";
import type { LookInput } from "../contract";
import type { AdoptionState } from "../rules/state";
import { uuidArray } from "../standing/raw-sql";
import { noGroup } from "./atoms";
import { columnsOf } from "./columns";
import { getRollout, listBehaviours, runsRollout } from "./published";
import { seesOrganisation } from "./sees-organisation";

export interface NamedStanding {
  personId: string;
  name: string;
  state: AdoptionState;
  since: string | null;
}

const perPage = 50;

/**
 * Names behind a number, where the organisation's privacy mode allows a change manager to see them: inside the rollouts they run, in named support. A look is an act:
 * each person looked at finds it in their own record.
 * @throws NotPermitted in every other mode, and for a rollout somebody else runs.
 */
export async function lookAtPeople(
  ctx: Ctx,
  input: LookInput,
): Promise<{ people: NamedStanding[]; nextCursor: string | null }> {
  seesOrganisation(ctx, "adoption.rollout.read");
  if (ctx.privacyMode !== "named_support") throw new NotPermitted({ permission: "adoption.rollout.read" });
  return inTransaction(ctx, async (tx) => {
    const rollout = await getRollout(ctx, tx, input.rolloutId);
    if (!(await runsRollout(ctx, tx, rollout.rolloutId)))
      throw new NotPermitted({ permission: "adoption.rollout.read" });
    const inColumn =
      columnsOf(await listBehaviours(ctx, tx, rollout.rolloutId)).find(
        ({ behaviourId }) => behaviourId === input.behaviourId,
      )?.behaviourIds ?? [];
    const column = { unit: sql`p.org_unit_id`, wave: sql`rp.wave_id`, role: sql`p.job_role_id` }[input.by];
    const inGroup = input.group === noGroup ? sql`${column} is null` : sql`${column} = ${input.group}`;
    const standing = input.behaviourId
      ? sql`join adoption.states s on s.organisation_id = rp.organisation_id and s.rollout_id = rp.rollout_id
          and s.person_id = rp.person_id and s.asked and s.behaviour_id = any(${uuidArray(inColumn)})`
      : sql``;
    const from = input.behaviourId ? sql`s` : sql`rp`;
    const { rows } = await tx.execute<{
      person_id: string;
      name: string;
      state: AdoptionState;
      since: string | null;
    }>(sql`
      select p.id as person_id, p.given_name || ' ' || p.family_name as name, ${from}.state, ${from}.since
      from adoption.rollout_people rp
      join directory.people p on p.organisation_id = rp.organisation_id and p.id = rp.person_id ${standing}
      where ${ofTenant(sql`rp.organisation_id`, ctx.organisationId)} and rp.rollout_id = ${rollout.rolloutId} and ${inGroup}
        and rp.scope_from <= ${rollout.asOfDay} and (rp.scope_until is null or rp.scope_until >= ${rollout.asOfDay})
        and ${from}.state is not null ${input.cursor ? sql`and p.id::text > ${input.cursor}` : sql``}
      order by p.id::text limit ${perPage}`);
    for (const row of rows)
      await recordAudit(ctx, tx, {
        action: "adoption.person_looked_at",
        subjectType: "person",
        subjectId: row.person_id,
        facts: { rolloutId: rollout.rolloutId, ...(input.behaviourId ? { behaviourId: input.behaviourId } : {}) },
      });
    return {
      people: rows.map(({ person_id, name, state, since }) => ({ personId: person_id, name, state, since })),
      nextCursor: rows.length === perPage ? (rows.at(-1)?.person_id ?? null) : null,
    };
  });
}
