import { isTooSmall, protectSplit } from "@arraigo/platform/disclosure";
import { placeOf, toldTargets } from "./told-targets";

/** People of one job role who did it alike in one period. */
export interface DidAlike {
  role: string;
  people: number;
  /** How often each did it, at most the target; `matching` as the filter asks. Without a filter both are the same. */
  uses: number;
  matching: number;
  /** Which of the filter's properties each thing they did had, a bit each. */
  masks: readonly number[];
  /** How often all of them did it as the filter asks. */
  events: number;
}

export interface PreviewAsked {
  /** Everybody asked for it, by job role. */
  asked: ReadonlyMap<string, number>;
  /** The one that is shown; null is everybody. */
  role: string | null;
  target: number;
  /** How many properties the filter has. */
  properties: number;
  minimum: number;
  /** Whether a job role's size may be shown. */
  isOpen(role: string): boolean;
}

export interface PreviewFigure {
  people: number | null;
  events: number | null;
  met: number | null;
}

/** More steps of a target than these are not told of a job role. */
const bandsMax = 24;

/**
 * What may be told of one period. A filter put on and taken off, a target raised by one, one job role after the other: each difference
 * is a state of people like any other, so all of them are one split. Whoever did not do it, did it otherwise than the filter asks, or met
 * one target and not the next, are nobody or enough: of everybody, of a job role, and of what the other job roles leave.
 */
export function protectPreview(did: readonly DidAlike[], preview: PreviewAsked): PreviewFigure {
  const { asked, role, target, minimum } = preview;
  const own = role === null ? did : did.filter((some) => some.role === role);
  const people = sum(own, ({ matching }) => matching > 0);
  const often = did.map((some) => ({ uses: some.matching, people: some.people }));
  const bands = toldTargets(often, minimum);
  const stateOf = ({ matching }: DidAlike) =>
    matching === 0 ? "other" : String(bands.findLast((least) => least <= matching) ?? "other");
  const atoms = did.map((some) => ({ ...some, all: "all", state: stateOf(some) }));
  const idle = [...asked].map(([key, size]) => {
    const doing = sum(did, (some) => some.role === key);
    return { role: key, all: "all", state: "no", people: size - doing };
  });
  const levels = levelsOf(bands);
  const split = protectSplit([...sized(atoms), ...idle], {
    ways: { blocks: ["role"], crossing: "all" },
    levels: role === null ? levels : levels.slice(0, bandsMax),
    k: minimum,
    only: (by, key) => by === "role" && role !== null && preview.isOpen(key),
  });
  const depth = role === null ? split.total : (split.groups.role.get(role) ?? (own.length === 0 ? split.total : 0));
  const neverSo = own.filter(({ matching }) => matching === 0);
  const isTold = depth >= filteredDepth && restsAreTold(neverSo, preview);
  const place = placeOf(target, bands, often);
  const isMet = isTold && place !== null && depth >= filteredDepth + place;
  return {
    people: isTold ? people : null,
    events: isTold && restsAreTold(own, preview) ? eventsOf(own) : null,
    met: isMet && metIsTold(own, did, preview) ? sum(own, ({ matching }) => matching >= target) : null,
  };
}

/** Who did it at all, then who did it as the filter asks, then one target more each. */
const filteredDepth = 2;
const levelsOf = (bands: readonly number[]): string[][][] => {
  const names = bands.map(String);
  return [
    [["no"], ["other", ...names]],
    [["no"], ["other"], names],
    ...names
      .slice(1)
      .map((_, at) => [["no"], ["other"], ...names.slice(0, at + 1).map((name) => [name]), names.slice(at + 1)]),
  ];
};

/**
 * Whoever did it with some of the filter's properties and not with all of them is nobody or enough, whichever of them are taken away: who
 * never did it with all, for the number of people, and who did it in both ways as well, for how often.
 */
function restsAreTold(own: readonly DidAlike[], { properties, minimum }: PreviewAsked): boolean {
  const whole = 2 ** properties - 1;
  for (let kept = 0; kept < whole; kept += 1) {
    const rest = sum(own, ({ masks }) => masks.some((mask) => mask !== whole && (mask & kept) === kept));
    if (isTooSmall(rest, minimum)) return false;
  }
  return true;
}

/** Whoever met the target only by what the filter leaves out, beside the same target without the filter. */
function metIsTold(own: readonly DidAlike[], did: readonly DidAlike[], { target, properties, minimum }: PreviewAsked) {
  // Where nobody did it as the filter asks, nobody met any target: that is said already.
  if (properties === 0 || own.every(({ matching }) => matching === 0)) return true;
  const often = did.map(({ uses, people }) => ({ uses, people }));
  const only = sum(own, ({ uses, matching }) => uses >= target && matching < target);
  return placeOf(target, toldTargets(often, minimum), often) !== null && !isTooSmall(only, minimum);
}

/** The same kinds of people together: a split looks at each kind. */
function sized(atoms: readonly { role: string; all: string; state: string; people: number }[]) {
  const kinds = new Map<string, { role: string; all: string; state: string; people: number }>();
  for (const { role, all, state, people } of atoms) {
    const key = `${role} ${state}`;
    kinds.set(key, { role, all, state, people: people + (kinds.get(key)?.people ?? 0) });
  }
  return [...kinds.values()];
}

const sum = (did: readonly DidAlike[], isCounted: (some: DidAlike) => boolean) =>
  did.reduce((people, some) => people + (isCounted(some) ? some.people : 0), 0);

const eventsOf = (did: readonly DidAlike[]) => did.reduce((events, some) => events + some.events, 0);
