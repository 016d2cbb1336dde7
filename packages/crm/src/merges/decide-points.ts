import { nothingKnown, pointKey } from "../contacts/point";

/** What is known about one address, as kept in contact_points; dates as ISO text. */
export interface Point {
  id: string;
  ownerId: string;
  kind: "email" | "phone";
  value: string;
  key: string;
  label: string | null;
  position: number;
  consentedAt: string | null;
  consentSource: string | null;
  consentedBy: string | null;
  optedOutAt: string | null;
  optOutSource: string | null;
  optedOutBy: string | null;
  invalidAt: string | null;
  invalidSource: string | null;
  invalidatedBy: string | null;
}

/** A record whose addresses come together, with those that stand on the record itself. */
export interface Addressed {
  id: string;
  email: string | null;
  phone: string | null;
  points: readonly Point[];
}

export interface PointDecision {
  /** Rows that were there and change: they move to the winner, or take on what a twin knew. */
  changed: { before: Point; after: Point }[];
  /** Addresses that only stood on a record. */
  made: Omit<Point, "id">[];
  /** All addresses of the merged record, first ones first. */
  all: Omit<Point, "id">[];
}

/** The stricter of two records' knowledge of one address: a no counts whoever heard it, and so does "undeliverable". */
export function stricter<P extends Omit<Point, "id" | "ownerId" | "position">>(held: P, twin: P): P {
  const out = held.optedOutAt ? held : twin;
  const invalid = held.invalidAt ? held : twin;
  const consent = held.consentedAt ? held : twin;
  return {
    ...held,
    label: held.label ?? twin.label,
    consentedAt: consent.consentedAt,
    consentSource: consent.consentSource,
    consentedBy: consent.consentedBy,
    optedOutAt: out.optedOutAt,
    optOutSource: out.optOutSource,
    optedOutBy: out.optedOutBy,
    invalidAt: invalid.invalidAt,
    invalidSource: invalid.invalidSource,
    invalidatedBy: invalid.invalidatedBy,
  };
}

/**
 * The addresses of records that become one, winner first: all of them, each once, with the stricter of what was known. `first` are
 * the ones that stand on the merged record. A twin of an address stays with the record it came from, for taking the merge apart.
 */
export function decidePoints(
  records: readonly Addressed[],
  first: { email: string | null; phone: string | null },
): PointDecision {
  const winnerId = records[0]?.id ?? "";
  const decision: PointDecision = { changed: [], made: [], all: [] };
  for (const kind of ["email", "phone"] as const) {
    const merged = mergedPoints(kind, records, first[kind], winnerId);
    const bare = merged.every((each) => !each.before) && merged.length < 2;
    for (const [position, { before, point }] of merged.entries()) {
      const after = { ...point, position, ownerId: winnerId };
      decision.all.push(after);
      if (before) {
        const whole = { ...after, id: before.id };
        if (JSON.stringify(ordered(whole)) !== JSON.stringify(ordered(before)))
          decision.changed.push({ before, after: whole });
      } else if (!bare) decision.made.push(after);
    }
  }
  return decision;
}

const ordered = (point: Point) => Object.entries(point).sort(([one], [other]) => (one < other ? -1 : 1));

interface Held {
  before: Point | null;
  point: Omit<Point, "id">;
}

function mergedPoints(kind: "email" | "phone", records: readonly Addressed[], first: string | null, winnerId: string) {
  const byKey = new Map<string, Held>();
  for (const record of records) {
    const own = record[kind];
    const points = record.points.filter((point) => point.kind === kind);
    if (own && !points.some((point) => point.key === pointKey(kind, own)))
      put(byKey, null, {
        ...nothingKnown,
        label: null,
        ownerId: record.id,
        kind,
        value: own,
        key: pointKey(kind, own),
        position: 0,
      });
    for (const { id: _id, ...point } of points)
      put(byKey, points.find((each) => each.key === point.key) ?? null, point);
  }
  const held = [...byKey.values()];
  const firstKey = first ? pointKey(kind, first) : null;
  const rank = ({ point }: Held) => (point.key === firstKey ? 0 : point.ownerId === winnerId ? 1 : 2);
  return held.map((each, place) => ({ ...each, place })).sort((a, b) => rank(a) - rank(b) || a.place - b.place);
}

/** The first row of an address is kept; what a later one knows is added to it. A row beats an address that only stood on a record. */
function put(byKey: Map<string, Held>, before: Point | null, point: Omit<Point, "id">): void {
  const held = byKey.get(point.key);
  if (!held) byKey.set(point.key, { before, point });
  else byKey.set(point.key, { before: held.before ?? before, point: stricter(held.point, point) });
}
