import type { Role } from "./contract";

/** How far a permission can reach, each wider than the one before, but for a team and a unit, which can lie across each other. */
export const reachNames = ["own", "reports", "team", "unit", "organisation"] as const;
/** What is mine; also my direct reports'; also everybody's below me; also everybody's in my org unit and below it; everything. */
export type Reach = (typeof reachNames)[number];

/** The portal's areas, by the job people come to do. */
export const portalJobs = ["today", "crm", "learn", "voice", "adoption", "change", "sponsor", "admin"] as const;
export type PortalJob = (typeof portalJobs)[number];

export interface NavigationEntry {
  job: PortalJob;
  to: `/${string}`;
  /** A permission of this module, by its local name. */
  requires: string;
  order: number;
}

/** One thing usage events say of themselves. */
export interface UsageProperty {
  /** The words it is one of; how many; or the id of something an organisation set up, which has a name there. */
  is: readonly string[] | "number" | "id";
  /** Events of the same manifest. */
  of: readonly string[];
}

export interface Manifest {
  /** Module id = package = Postgres schema = router key = feature folder. */
  id: string;
  /** Permission → which roles hold it, and how far it reaches for them. */
  permissions: Record<string, Partial<Record<Role, Reach>>>;
  /** Permissions that are all or nothing: a role given for one unit does not hold them, so nothing they open is shown to it. */
  organisationOnly?: readonly string[];
  /**
   * Permissions whose every use is held to a person: an owner, an author, somebody looked at. Only these can be given another
   * reach by an administrator; all others are held or not held.
   */
  byPerson?: readonly string[];
  navigation?: readonly NavigationEntry[];
  /** Telemetry event → what the person did, in words. Reported by every procedure that names it. */
  telemetry?: Record<string, string>;
  /** What those events say besides: a property → what its values are, and the events that come with it. Never who, and nothing anybody typed. */
  telemetryProperties?: Record<string, UsageProperty>;
  /** Job → how often (`every`: "5m", "1h", "1d"), or `{}` for work queued by a verb. `outside` marks effects beyond the database. */
  jobs?: Record<string, { every?: `${number}${"m" | "h" | "d"}`; outside?: true }>;
  /** What adoption may read from this module. */
  evidence?: Record<string, { label: string; unit: "share" | "score" | "count" }>;
  /** Versioned read-only views other modules may join, and who reads them. */
  publishes?: Record<string, { readers: readonly string[] }>;
}

type ValueOf<Is> = Is extends readonly (infer Word)[] ? Word : Is extends "number" ? number : string;

/** What events of a module may say besides their name. */
export type UsagePropertiesOf<M extends Manifest> =
  M["telemetryProperties"] extends Record<string, UsageProperty>
    ? { [Name in keyof M["telemetryProperties"]]?: ValueOf<M["telemetryProperties"][Name]["is"]> }
    : Record<never, never>;

/** Declares a module as plain data: no database, no server, safe in the browser. */
export function defineManifest<const M extends Manifest>(manifest: M): M {
  return manifest;
}
