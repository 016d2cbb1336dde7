import type { EventDefinition } from "@arraigo/events";
import type { TRPCRouterRecord } from "@trpc/server";
import type { PgTable, PgView } from "drizzle-orm/pg-core";
import type { Ctx } from "./context";
import type { DomainErrorClass } from "./errors";
import type { EvidenceSource } from "./evidence";
import type { HandoverSource } from "./handover";
import type { Manifest } from "./manifest";

/** Runs once per organisation when scheduled, or once per message when queued. */
export type JobHandler = (ctx: Ctx, data: Record<string, unknown>) => Promise<void>;

export interface Subscriber {
  event: string;
  /** Unique within the module; each subscriber has a queue of its own. */
  name: string;
  handle(ctx: Ctx, payload: unknown): Promise<void>;
}

/**
 * Reacts to another module's fact. The handler shares one transaction with the message's completion, so a message delivered
 * twice has its effect once. It must touch nothing but the database.
 */
export function on<P>(
  event: EventDefinition<P>,
  name: string,
  handle: (ctx: Ctx, payload: P) => Promise<void>,
): Subscriber {
  return { event: event.name, name, handle: (ctx, payload) => handle(ctx, event.payload.parse(payload)) };
}

type Keys<T> = T extends Record<infer K, unknown> ? Extract<K, string> : never;
/** A permission's name as a message's: `person_read`. */
type MessageKey<Name extends string> = Name extends `${infer Before}.${infer After}`
  ? `${Before}_${MessageKey<After>}`
  : Name;
type Texts = { [key: string]: string | Texts };

/** The sentences a module says itself: errors, notifications, mails. Screens keep their own in the portal. */
export interface ModuleMessages<ErrorNames extends string, Permissions extends string = string> {
  errors: Record<ErrorNames, string>;
  /** What each permission allows, for whoever decides who holds it. */
  permissions: Record<MessageKey<Permissions>, string>;
  [section: string]: Texts;
}

/** Same keys, any text: what the Spanish side must match. */
export type SameKeys<T> = { [K in keyof T]: T[K] extends string ? string : SameKeys<T[K]> };

export interface ModuleParts<
  M extends Manifest,
  R extends TRPCRouterRecord,
  E extends Record<string, DomainErrorClass>,
> {
  router: R;
  tables: Record<string, PgTable>;
  views?: Record<string, PgView>;
  errors: E;
  messages: {
    en: ModuleMessages<Keys<E>, Keys<M["permissions"]>>;
    es: ModuleMessages<Keys<E>, Keys<M["permissions"]>>;
  };
  subscribers?: readonly Subscriber[];
  jobs: M["jobs"] extends object ? { [K in Keys<M["jobs"]>]: JobHandler } : Record<string, never>;
  evidence: M["evidence"] extends object ? { [K in Keys<M["evidence"]>]: EvidenceSource } : Record<string, never>;
  /** Where people keep work of their own: how it is counted, and given to somebody else when they leave. */
  handover?: HandoverSource;
}

/** A module as the rest of the system sees it. */
export interface Module<R extends TRPCRouterRecord = TRPCRouterRecord, Id extends string = string> {
  manifest: Manifest & { readonly id: Id };
  router: R;
  tables: Record<string, PgTable>;
  views: Record<string, PgView>;
  errors: Record<string, DomainErrorClass>;
  messages: { en: ModuleMessages<string>; es: ModuleMessages<string> };
  subscribers: readonly Subscriber[];
  jobs: Record<string, JobHandler>;
  evidence: Record<string, EvidenceSource>;
  handover: HandoverSource | undefined;
}

/** Binds behaviour to the manifest. What is declared and not bound, or bound and not declared, does not compile. */
export function defineModule<
  const M extends Manifest,
  R extends TRPCRouterRecord,
  E extends Record<string, DomainErrorClass>,
>(manifest: M, parts: ModuleParts<M, R, E>): Module<R, M["id"]> {
  return {
    manifest,
    router: parts.router,
    tables: parts.tables,
    views: parts.views ?? {},
    errors: parts.errors,
    messages: parts.messages,
    subscribers: parts.subscribers ?? [],
    jobs: parts.jobs,
    evidence: parts.evidence,
    handover: parts.handover,
  };
}
