import {
  type GroupingsProtection,
  type Protection,
  protectGroupings,
  protectHidden,
} from "@arraigo/platform/disclosure";
import type { Group } from "./cut";
import type { Feature } from "./features";
import type { Grouping, Member } from "./members";

/** Somebody in scope of a rollout on the day for which its heat map was worked out. */
export interface InScope {
  rolloutId: string;
  personId: string;
  waveId: string;
}

export interface HeatMaterial {
  features: readonly Feature[];
  /** Whom each behaviour asks and counts: by behaviour, then by person. */
  asked: (behaviourId: string) => readonly string[];
  scope: readonly InScope[];
  members: readonly Member[];
  minimum: number;
}

/** What heat maps allow to be said of one feature: of all its people, and of one group of them. */
export interface HeatLimit {
  whole: Protection;
  of(group: Group): Protection;
}

type Way = "unit" | "wave" | "role";
type Atom = Record<Way, string> & { people: number };
/** An atom of people who are asked through the same features; the group of each is known. */
type Asked = Atom & { location: string; features: ReadonlySet<string> };

const ways = { blocks: ["unit", "wave"], crossing: "role" } as const;

/**
 * Heat maps show what several job roles are asked in the same words as one column, cut by unit, wave and job role; this page shows the
 * features such a column is made of. Both are about the same people, so a feature is shown only where it may be known beside every
 * cell and total of each heat map that it is part of: the features of a column are taken into the table of that column, the largest
 * first. One group of a feature is shown only where its cell is, and where the cell counts nothing else.
 */
export function limitsOfHeatMaps(material: HeatMaterial): (featureKey: string) => HeatLimit {
  const { features, scope, members, minimum } = material;
  const memberOf = new Map(members.map((member) => [member.personId, member]));
  const limits = new Map<string, HeatLimit[]>();
  for (const [rolloutId, columns] of columnsByRollout(features)) {
    const waves = new Map(
      scope.flatMap((each) => (each.rolloutId === rolloutId ? [[each.personId, each.waveId] as const] : [])),
    );
    // Before its first day was worked out a rollout has no heat map.
    if (waves.size === 0) continue;
    const rows = protectGroupings(
      ways,
      [...waves].flatMap(([personId, wave]): Atom[] => {
        const member = memberOf.get(personId);
        return member ? [{ unit: member.unit, wave, role: member.role, people: 1 }] : [];
      }),
      minimum,
    );
    for (const column of columns)
      for (const [key, limit] of limitsOfColumn(peopleOf(column, waves), rows)) {
        const before = limits.get(key) ?? [];
        limits.set(key, [...before, limit]);
      }
  }
  return (featureKey) => {
    const all = limits.get(featureKey) ?? [];
    return {
      whole: strictest(all.map(({ whole }) => whole)),
      of: (group) => strictest(all.map((limit) => limit.of(group))),
    };
  };

  function peopleOf(column: Column, waves: ReadonlyMap<string, string>): Asked[] {
    const askedBy = new Map<string, Set<string>>();
    for (const { featureKey, behaviourId } of column)
      for (const personId of material.asked(behaviourId))
        askedBy.set(personId, (askedBy.get(personId) ?? new Set<string>()).add(featureKey));
    const atoms = new Map<string, Asked>();
    for (const [personId, through] of askedBy) {
      const member = memberOf.get(personId);
      if (!member) continue;
      const { unit, location, role } = member;
      const wave = waves.get(personId) ?? "none";
      const key = [unit, location, role, wave, ...[...through].toSorted()].join(" ");
      const atom = atoms.get(key) ?? { unit, location, role, wave, features: through, people: 0 };
      atom.people += 1;
      atoms.set(key, atom);
    }
    return [...atoms.values()];
  }

  function limitsOfColumn(atoms: readonly Asked[], rows: GroupingsProtection<Way>): [string, HeatLimit][] {
    const cells = protectHidden(ways, atoms, minimum, (by, key) => (rows.groups[by].get(key) ?? "shown") === "shown");
    const people = (isIn: (atom: Asked) => boolean) =>
      atoms.reduce((sum, atom) => sum + (isIn(atom) ? atom.people : 0), 0);
    const keys = [...new Set(atoms.flatMap(({ features: through }) => [...through]))];
    const sized = keys.map((key) => ({ key, size: people(({ features: through }) => through.has(key)) }));
    return sized
      .toSorted((one, other) => other.size - one.size || (one.key < other.key ? -1 : 1))
      .map(({ key, size }): [string, HeatLimit] => {
        const own = new Set<Atom>(atoms.filter(({ features: through }) => through.has(key)));
        const isWhole = size === people(() => true);
        const hiddenGroup = (by: Way) => {
          const [first, ...more] = new Set([...own].map((atom) => atom[by]));
          return first !== undefined && more.length === 0 && cells.groups[by].get(first) !== "shown";
        };
        // The only ones of a unit whose cell is hidden are that cell, whatever the column's total says.
        const isTotal = isWhole && cells.total !== "shown";
        const isHidden = isTotal || hiddenGroup("unit") || (!isWhole && (hiddenGroup("role") || hiddenGroup("wave")));
        const taken = isHidden && size >= minimum ? "complement" : cells.take((atom) => own.has(atom));
        return [key, { whole: taken, of: ({ by, key: group }) => cellOf(by, group, own) }];
      });

    function cellOf(by: Grouping, group: string, own: ReadonlySet<Atom>): Protection {
      const ofGroup = (atom: Asked) => atom[by] === group;
      const counted = people((atom) => ofGroup(atom) && own.has(atom));
      if (counted === 0) return "shown";
      if (counted < people(ofGroup)) return "complement";
      return by === "location" ? "shown" : (cells.groups[by].get(group) ?? "complement");
    }
  }
}

type Column = { featureKey: string; behaviourId: string }[];

/** As heat maps put behaviours into columns: the same words, rhythm and duty within one rollout. */
function columnsByRollout(features: readonly Feature[]): Map<string, Column[]> {
  const rollouts = new Map<string, Map<string, Column>>();
  for (const { key: featureKey, behaviours } of features)
    for (const { behaviourId, rolloutId, name, cadence, required } of behaviours) {
      const columns = rollouts.get(rolloutId) ?? new Map<string, Column>();
      const same = JSON.stringify([cadence, required, name.en, name.es]);
      columns.set(same, [...(columns.get(same) ?? []), { featureKey, behaviourId }]);
      rollouts.set(rolloutId, columns);
    }
  return new Map([...rollouts].map(([rolloutId, columns]) => [rolloutId, [...columns.values()]]));
}

const strictness: readonly Protection[] = ["shown", "complement", "small"];

/** What holds where several pages each say whether a figure may be shown. */
export function strictest(protections: readonly Protection[]): Protection {
  return strictness[Math.max(0, ...protections.map((each) => strictness.indexOf(each)))] ?? "shown";
}
