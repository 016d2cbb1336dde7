import type { OfferPart } from "../uptake-contract";
import type { Member } from "./members";

/** Who is counted where for one feature. Each set lies within the one before; `besides` is counted among everybody else, the unasked. */
export type Offered = Record<OfferPart | "unasked", readonly Member[]>;

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
  };
}

/** What the numbers say, so that "nobody uses it" and "nobody was meant to" are told apart. */
export type OfferVerdict = "meantForNobody" | "notLive" | "nobodyUses" | "used";

export function verdictOf({ meant, able, recent }: Record<"meant" | "able" | "recent", number>): OfferVerdict {
  if (meant === 0) return "meantForNobody";
  if (able === 0) return "notLive";
  return recent === 0 ? "nobodyUses" : "used";
}
