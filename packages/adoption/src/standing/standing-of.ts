import { addDays, earliestOf, type LocalDate, latestOf } from "@arraigo/platform/calendar";
import { rolloutStateOf, type StateOfRollout } from "../rules/rollout-state";
import { scopeOf } from "../rules/scope";
import type { AdoptionSpell, StateOfBehaviour } from "../rules/state";
import { type BehaviourStanding, behaviourStanding } from "./behaviour-standing";
import type { BehaviourFacts, Counts, Membership, PersonFacts, RoleSpell } from "./facts";

export interface RolloutStanding {
  state: StateOfRollout["state"] | null;
  since: LocalDate | null;
  scopeFrom: LocalDate | null;
  scopeUntil: LocalDate | null;
  spells: AdoptionSpell[];
  behaviours: BehaviourStanding[];
}

interface Input {
  membership: Membership;
  person: PersonFacts;
  /** Those of the membership's rollout. */
  behaviours: readonly BehaviourFacts[];
  counts: Counts;
  today: LocalDate;
}

/** Where one person stands on one rollout today, from nothing but facts: the same facts give the same answer, in any order. */
export function standingOf({ membership, person, behaviours, counts, today }: Input): RolloutStanding {
  const { goLive } = membership;
  const standings = behaviours.flatMap((behaviour) => {
    const roles = lastRun(person.roles, (role) => asks(behaviour, role));
    const [first, last] = [roles[0], roles.at(-1)];
    if (!first || !last) return [];
    const assigned = { from: first.from, until: last.until };
    const ofBehaviour = counts.get(behaviour.behaviourId) ?? new Map<LocalDate, number>();
    return [behaviourStanding({ behaviour, person, goLive, assigned, counts: ofBehaviour, today })];
  });
  const requiredOf = (role: RoleSpell): StateOfBehaviour[] =>
    standings.filter(({ behaviour }) => behaviour.required && asks(behaviour, role)).map(({ state }) => state);
  const required = lastRun(person.roles, (role) => requiredOf(role).length > 0);
  const [first, last] = [required[0], required.at(-1)];
  const nothing = { state: null, since: null, scopeFrom: null, scopeUntil: null, spells: [], behaviours: standings };
  const current = last && rolloutStateOf(requiredOf(last));
  if (!first || !last || !current) return nothing;
  const scope = scopeOf({
    goLive,
    employedFrom: person.employedFrom,
    employedUntil: person.employedUntil,
    requiredFrom: first.from,
    requiredUntil: last.until,
  });
  return {
    ...nothing,
    state: current.state,
    since: current.since,
    scopeFrom: scope?.scopeFrom ?? null,
    scopeUntil: scope?.scopeUntil ?? null,
    spells: joined(required.flatMap((role) => within(rolloutStateOf(requiredOf(role))?.spells ?? [], role))),
  };
}

function asks(behaviour: BehaviourFacts, role: RoleSpell): boolean {
  return behaviour.jobRoleId === null || behaviour.jobRoleId === role.jobRoleId;
}

/** The latest unbroken run of roles for which it holds. A return after a break begins anew. */
function lastRun(roles: readonly RoleSpell[], holds: (role: RoleSpell) => boolean): RoleSpell[] {
  const end = roles.findLastIndex(holds);
  const before = roles.slice(0, Math.max(end, 0)).findLastIndex((role) => !holds(role));
  return end < 0 ? [] : roles.slice(before + 1, end + 1);
}

/** What of the spells lies in the role's time: another role is measured by its own behaviours from its first day. */
function within(spells: readonly AdoptionSpell[], { from, until }: RoleSpell): AdoptionSpell[] {
  return spells.flatMap((spell) => {
    const adoptedOn = latestOf(spell.adoptedOn, from);
    const lapsedOn = earliestOf(spell.lapsedOn, until && addDays(until, 1));
    return lapsedOn !== null && lapsedOn <= adoptedOn ? [] : [{ adoptedOn, lapsedOn }];
  });
}

/** Adopted in one role and still so on the first day of the next is one spell. */
function joined(spells: readonly AdoptionSpell[]): AdoptionSpell[] {
  const all: AdoptionSpell[] = [];
  for (const spell of spells) {
    const last = all.at(-1);
    if (last && last.lapsedOn === spell.adoptedOn) last.lapsedOn = spell.lapsedOn;
    else all.push({ ...spell });
  }
  return all;
}
