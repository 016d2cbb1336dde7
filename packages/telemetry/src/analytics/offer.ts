import type { OfferPart } from "../uptake-contract";
import type { Member } from "./members";

/**
 * Who is counted where for one feature. Each set lies within the one before; `besides` is counted among everybody else, the unasked, and
 * `early` did it lately though they still wait for their go-live.
 */
export type Offered = Record<OfferPart | "unasked" | "early", readonly Member[]>;

export interface OfferFacts {
  /** Everybody employed on the day. */
  there: readonly Member[];
  /** Whom a behaviour asks for it now, and where each of them stands on it. */
  asked: ReadonlyMap<string, string>;
  /** Who used it at any time of which something is known, and who in the last four weeks. */
  ever: (member: Member) => boolean;
  recent: (member: Member) => boolean;
}

/**
 * Who was meant to use a feature, who could (their wave is live), who ever did, who did lately, who keeps doing it (a habit, by the
 * rule of the adoption model), and who does it without having been asked.
 */
export function offeredTo({ there, asked, ever, recent }: OfferFacts): Offered {
  const meant = there.filter(({ personId }) => asked.has(personId));
  const able = meant.filter(({ personId }) => asked.get(personId) !== "waiting");
  const used = able.filter(ever);
  const unasked = there.filter(({ personId }) => !asked.has(personId));
  return {
    meant,
    able,
    ever: used,
    recent: used.filter(recent),
    keeps: used.filter(({ personId }) => asked.get(personId) === "adopted"),
    unasked,
    besides: unasked.filter(recent),
    early: meant.filter((member) => asked.get(member.personId) === "waiting" && recent(member)),
  };
}

/** What the numbers say, so that "nobody uses it" and "nobody was meant to" are told apart. */
export type OfferVerdict = "meantForNobody" | "notLive" | "nobodyUses" | "used" | "tooFew";

/** `recent` is null where it is too few, or all but too few, to be told. */
export function verdictOf(counts: { meant: number; able: number; recent: number | null }): OfferVerdict {
  const { meant, able, recent } = counts;
  if (meant === 0) return "meantForNobody";
  if (able === 0) return "notLive";
  if (recent === null) return "tooFew";
  return recent === 0 ? "nobodyUses" : "used";
}
