import type { Cadence, DateSpan, LocalDate } from "@arraigo/platform/calendar";

/** A time with one job role (or none). Null ends are open; each begins the day after the last one ended. */
export interface RoleSpell {
  jobRoleId: string | null;
  from: LocalDate | null;
  until: LocalDate | null;
}

export interface PersonFacts {
  personId: string;
  employedFrom: LocalDate;
  employedUntil: LocalDate | null;
  absences: readonly DateSpan[];
  /** Oldest first, at least one. */
  roles: readonly RoleSpell[];
}

export interface BehaviourFacts {
  rolloutId: string;
  behaviourId: string;
  /** Null: asked of every job role. */
  jobRoleId: string | null;
  event: string;
  /** Only events whose properties hold all of these. */
  filter: Record<string, unknown> | null;
  targetCount: number;
  cadence: Cadence;
  required: boolean;
}

export interface Membership {
  rolloutId: string;
  waveId: string;
  personId: string;
  goLive: LocalDate | null;
}

/** Matching events of one person, by behaviour and first day of the period. */
export type Counts = ReadonlyMap<string, ReadonlyMap<LocalDate, number>>;

/** Everything that decides where some people stand. */
export interface Facts {
  people: ReadonlyMap<string, PersonFacts>;
  memberships: readonly Membership[];
  /** By rollout. */
  behaviours: ReadonlyMap<string, readonly BehaviourFacts[]>;
  /** By person. */
  counts: ReadonlyMap<string, Counts>;
}
