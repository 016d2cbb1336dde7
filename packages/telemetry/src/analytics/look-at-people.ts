import { recordAudit } from "@arraigo/directory";
import { type Ctx, inTransaction, NotFound, NotPermitted } from "@arraigo/platform";
import type { LookInput } from "../uptake-contract";
import { lookPermission, mayLookAtBehaviours } from "./may-look";
import type { Offered } from "./offer";
import { offerMaterial } from "./offer-material";

/** Where somebody stands on what they are asked for: a state in words, and no number by which anybody could be ranked. */
export type OfferStanding = "waiting" | "never" | "before" | "lately" | "habit";

export interface NamedUse {
  personId: string;
  name: string;
  standing: OfferStanding;
}

const perPage = 50;

const namesSql = `
select * from (
  select p.id as "personId", p.given_name || ' ' || p.family_name as name,
    lower(p.family_name) || ' ' || lower(p.given_name) || ' ' || p.id::text as place
  from directory.people p
  where p.organisation_id = $1::uuid and p.id = any($2::uuid[])
  and ($3::uuid is null or p.id in (select directory.team_of($1::uuid, $3::uuid)))
) named where $4::text is null or named.place > $4 order by named.place limit $5::int`;

/**
 * Names of those a behaviour is asked of, in the order of the alphabet, where the privacy mode allows whoever asks to see them. A look is
 * an act: each person looked at finds it in their own record.
 * @throws NotPermitted where the mode or the permission does not allow it; NotFound for a feature nobody is asked for.
 */
export async function lookAtPeople(
  ctx: Ctx,
  { feature, group, cursor }: LookInput,
): Promise<{ people: NamedUse[]; nextCursor: string | null }> {
  const may = mayLookAtBehaviours(ctx);
  if (may !== "everybody" && may !== "team") throw new NotPermitted({ permission: lookPermission });
  const { features } = await offerMaterial(ctx);
  const found = features.find((each) => each.feature.key === feature);
  if (!found || found.feature.behaviours.length === 0) throw new NotFound();
  const standings = standingsOf(found.offered);
  const asked = found.offered.meant.filter((member) => !group || member[group.by] === group.key);
  return inTransaction(ctx, async (tx) => {
    const { rows } = await tx.runSql({
      name: "telemetry_look_names",
      text: namesSql,
      values: [
        tx.organisationId,
        asked.map(({ personId }) => personId),
        may === "team" ? ctx.actor.personId : null,
        cursor ?? null,
        perPage,
      ],
    });
    const page = rows as { personId: string; name: string; place: string }[];
    for (const { personId } of page)
      await recordAudit(ctx, tx, {
        action: "telemetry.people_looked_at",
        subjectType: "person",
        subjectId: personId,
        facts: { feature },
      });
    return {
      people: page.map(({ personId, name }) => ({ personId, name, standing: standings.get(personId) ?? "waiting" })),
      nextCursor: page.length === perPage ? (page.at(-1)?.place ?? null) : null,
    };
  });
}

function standingsOf({ able, ever, recent, keeps }: Offered): ReadonlyMap<string, OfferStanding> {
  const standings = new Map<string, OfferStanding>();
  for (const [standing, members] of [
    ["never", able],
    ["before", ever],
    ["lately", recent],
    ["habit", keeps],
  ] as const)
    for (const { personId } of members) standings.set(personId, standing);
  return standings;
}
