import { type Ctx, inTransaction } from "@arraigo/platform";
import type { LocalDate } from "@arraigo/platform/calendar";
import { inLanguage } from "@arraigo/platform/contract";
import type { Protection, Suppressed } from "@arraigo/platform/disclosure";
import type { OfferPart, OffersInput } from "../uptake-contract";
import { type Group, protectionOf } from "./cut";
import type { Feature } from "./features";
import { groupNames } from "./group-names";
import { noGroup } from "./members";
import { type OfferVerdict, verdictOf } from "./offer";
import { type OfferMaterial, offerMaterial } from "./offer-material";
import type { Hidden } from "./question";

/**
 * How many people stand where; a number over too few people says only why it is not shown. Who did it is null where they, or those they
 * are told from, are too few: here, or in what other numbers leave.
 */
export type OfferCounts =
  | { counts: Record<"meant" | "able", number> & Record<OfferDone, number | null>; verdict: OfferVerdict }
  | { hidden: Suppressed };

type OfferDone = Exclude<OfferPart, "meant" | "able">;

export interface OfferedFeature {
  key: string;
  event: string;
  /** What rollouts call it, in the reader's language; empty where nobody is asked. */
  names: string[];
  /** The job roles they ask, by name. */
  roles: string[];
  people: OfferCounts;
}

export interface Offers {
  minimum: number;
  /** "Lately" means: from this day on. */
  from: LocalDate;
  until: LocalDate;
  features: OfferedFeature[];
  /** How many more things were done that nobody is asked for, each by fewer than the minimum lately or by too few to be told. */
  others: number;
  computedAt: string;
}

/** Feature by feature: for whom it is meant, who can, who does, who keeps doing it; for everybody or one group. */
export async function readOffers(ctx: Ctx, { group }: OffersInput): Promise<Offers | Hidden> {
  const computedAt = ctx.clock.now().toISOString();
  const material = await offerMaterial(ctx);
  const { minimum, from, until, features } = material;
  const nameOf = await inTransaction(ctx, groupNames);
  const whole = protectOffers(material, group);
  if (whole !== "shown") return { hidden: { suppressed: whole }, minimum };
  const all = features.map(({ feature, ...offer }) => ({ feature, people: offerCounts(offer, group) }));
  const told = withoutOthers(all, minimum);
  return {
    minimum,
    from,
    until,
    others: all.length - told.length,
    features: told.map(({ feature, people }) => ({
      key: feature.key,
      event: feature.event,
      names: [...new Set(feature.behaviours.map(({ name }) => inLanguage(name, ctx.actor.language)))],
      roles: [...new Set(feature.behaviours.flatMap(({ jobRoleId }) => nameOf("role", jobRoleId ?? noGroup) ?? []))],
      people,
    })),
    computedAt,
  };
}

/** So many things nobody is asked for have a line of their own, those most people do. */
const besidesMax = 200;

interface Told {
  feature: Feature;
  people: OfferCounts;
}

/** What is asked for, and of all else what enough people do: a line for each thing few do is a page as long as names are sent. */
function withoutOthers<One extends Told>(all: readonly One[], minimum: number): One[] {
  const besides = ({ people }: One) => ("counts" in people ? (people.counts.besides ?? 0) : 0);
  const isAsked = ({ feature }: One) => feature.behaviours.length > 0;
  const most = all
    .filter((one) => !isAsked(one) && besides(one) >= minimum)
    .toSorted((one, other) => besides(other) - besides(one) || (one.feature.key < other.feature.key ? -1 : 1));
  const own = new Set(most.slice(0, besidesMax));
  return all.filter((one) => isAsked(one) || own.has(one));
}

/** Whether figures about the group may be shown at all: the decision every usage figure takes. */
export const protectOffers = ({ total, features }: OfferMaterial, group: Group | undefined): Protection => {
  if (!group || total !== "shown") return total;
  return features[0] ? protectionOf(features[0].protection.everybody, group) : "shown";
};

type Offer = Omit<OfferMaterial["features"][number], "feature">;

/** What may be told of one feature, of everybody or of a group. */
export function offerCounts({ offered, protection, split }: Offer, group: Group | undefined): OfferCounts {
  const own = (part: OfferPart | "unasked") =>
    group ? offered[part].filter((member) => member[group.by] === group.key) : offered[part];
  const isSafe = (part: "meant" | "able" | "unasked"): Protection =>
    own(part).length === 0 ? "shown" : protectionOf(protection[part], group);
  for (const is of [isSafe("meant"), isSafe("able")]) if (is !== "shown") return { hidden: { suppressed: is } };
  // Where nobody could, nobody did: there is nobody to tell apart.
  const countOf = (part: OfferPart) =>
    split.isTold(part, group) || (part !== "besides" && own("able").length === 0) ? own(part).length : null;
  const counts = {
    meant: own("meant").length,
    able: own("able").length,
    ever: countOf("ever"),
    recent: countOf("recent"),
    keeps: countOf("keeps"),
    besides: isSafe("unasked") === "shown" ? countOf("besides") : null,
  };
  return { counts, verdict: verdictOf(counts) };
}
