import { recordAudit } from "@arraigo/directory";
import { type Ctx, inTransaction, NotFound, NotPermitted } from "@arraigo/platform";
import type { LookInput } from "../uptake-contract";
import { lookPermission, mayLookAtBehaviours } from "./may-look";
import type { Offered } from "./offer";
import { offerMaterial } from "./offer-material";
import { looksAtTeam, type OwnAsked, ownAsked } from "./own-asked";

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
  and (p.id = any($3::uuid[]) or ($4::uuid is not null and p.id in (select directory.team_of($1::uuid, $4::uuid))))
) named where $5::text is null or named.place > $5 order by named.place limit $6::int`;

/**
 * Names of those a behaviour is asked of, in the order of the alphabet, where the privacy mode allows whoever asks to see them: in the
 * rollouts they run, and of their own team. A look is an act: each person looked at finds it in their own record.
 * @throws NotPermitted where the mode or the permission does not allow it, or the rollouts that ask for it are somebody else's; NotFound
 * for a feature nobody is asked for.
 */
export async function lookAtPeople(
  ctx: Ctx,
  { feature, group, cursor }: LookInput,
): Promise<{ people: NamedUse[]; nextCursor: string | null }> {
  const may = mayLookAtBehaviours(ctx);
  if (may !== "rollouts" && may !== "team") throw new NotPermitted({ permission: lookPermission });
  const { features } = await offerMaterial(ctx);
  const found = features.find((each) => each.feature.key === feature);
  if (!found || found.feature.behaviours.length === 0) throw new NotFound();
  const asked = found.offered.meant.filter((member) => !group || member[group.by] === group.key);
  return inTransaction(ctx, async (tx) => {
    const own = may === "rollouts" ? await ownAsked(ctx, tx, found.feature) : nobodyAsked;
    const team = looksAtTeam(ctx);
    if (own.size === 0 && !team) throw new NotPermitted({ permission: lookPermission });
    const { rows } = await tx.runSql({
      name: "telemetry_look_names",
      text: namesSql,
      values: [
        tx.organisationId,
        asked.map(({ personId }) => personId),
        [...own.keys()],
        team ? ctx.actor.personId : null,
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
      people: page.map(({ personId, name }) => ({
        personId,
        name,
        standing: standingOf(found.offered, personId, own.get(personId)),
      })),
      nextCursor: page.length === perPage ? (page.at(-1)?.place ?? null) : null,
    };
  });
}

const nobodyAsked: ReadonlyMap<string, OwnAsked> = new Map();

/** Where somebody stands; of those in rollouts whoever asks runs, as those rollouts have it, whatever others ask of them. */
function standingOf({ able, ever, recent, keeps }: Offered, personId: string, own?: OwnAsked): OfferStanding {
  const isIn = (members: Offered["able"]) => members.some((member) => member.personId === personId);
  if (own ? !own.live : !isIn(able)) return "waiting";
  if (own ? own.keeps : isIn(keeps)) return "habit";
  if (isIn(recent)) return "lately";
  return isIn(ever) ? "before" : "never";
}
