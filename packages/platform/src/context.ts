import type { Database, TenantDb } from "@arraigo/db";
import type { EventDefinition } from "@arraigo/events";
import type { Language, PrivacyMode, Role } from "./contract";
import type { EvidencePort } from "./evidence";
import type { HandoverPort } from "./handover";
import type { Log } from "./log";
import type { Mailer } from "./mail";
import type { Manifest } from "./manifest";
import type { TelemetryPort } from "./telemetry";
import type { Translate } from "./translate";

/** How far a permission reaches for this actor, all role assignments taken together. */
export interface Grant {
  organisation: boolean;
  own: boolean;
  /** Those who report to me directly. */
  reports: boolean;
  /** Everybody below me, however deep. */
  team: boolean;
  /** Org units whose people and records are in reach, each with everything below it. */
  units: readonly string[];
}

/** Who acts: a signed-in person, or the system itself (jobs, imports by command). */
export interface Actor {
  kind: "person" | "system";
  /** Null only for the system. */
  personId: string | null;
  sessionId: string | null;
  roles: readonly Role[];
  grants: ReadonlyMap<string, Grant>;
  language: Language;
  timeZone: string;
}

/** The current time. Everything that asks goes through this, so that tests and the simulator can say when it is. */
export interface Clock {
  now(): Date;
}

/** What the running process offers to every verb. Made once, by the composition root. */
export interface Services {
  database: Database;
  clock: Clock;
  outbox: Outbox;
  telemetry: TelemetryPort;
  evidence: EvidencePort;
  handover: HandoverPort;
  /** What every module declares, for whoever decides who may do what. */
  manifests: readonly Manifest[];
  translate: Translate;
  log: Log;
  mailer: Mailer;
  /** The address people use, for links in mails. No slash at the end. */
  portalUrl: string;
  /** The folder from which exported files of other systems may be fetched, one folder an organisation below it; set by the operator. */
  pullFolder?: string | undefined;
}

/** What every verb takes first. */
export interface Ctx extends Services {
  organisationId: string;
  privacyMode: PrivacyMode;
  actor: Actor;
  requestId: string;
  /** The open transaction, where there is one; `inTransaction` joins it. */
  tx?: Tx;
  /** A query that records no use: its transactions only read, and cost less. */
  reads?: true;
  /** Under which id this call's use will be recorded. A verb that can be taken back keeps it, and retracts it then. */
  usageId?: string;
}

/** A transaction in one organisation that can also publish: state, events and jobs commit together or not at all. */
export type Tx = TenantDb & {
  publish<P>(event: EventDefinition<P>, payload: P): Promise<void>;
  enqueue(job: string, data: Record<string, unknown>, options?: { onceKey?: string; startAfter?: Date }): Promise<void>;
};

/** Puts messages into the queue on the caller's own transaction. */
export interface Outbox {
  publish(db: TenantDb, event: string, payload: unknown): Promise<void>;
  enqueue(
    db: TenantDb,
    job: string,
    data: Record<string, unknown>,
    options?: { onceKey?: string; startAfter?: Date },
  ): Promise<void>;
}
