import type { Ctx, Tx } from "./context";

/** One thing a person did, as a module reports it. */
export interface UsageEvent {
  /** Qualified: `crm.activity_logged`. */
  name: string;
  personId: string;
  occurredAt: Date;
  properties?: Record<string, string | number | boolean | null>;
  /** The same id counts once, ever. Left out, the event is one of its own. */
  messageId?: string;
}

/** A use that is to be taken back: its id, whose it was, and the earliest time it can have been recorded. */
export interface RetractedUse {
  messageId: string;
  personId: string;
  since: Date;
}

/** How the built-in modules report use: the same log that outside systems write to, on the caller's transaction. */
export interface TelemetryPort {
  record(ctx: Ctx, tx: Tx, events: readonly UsageEvent[]): Promise<void>;
  /** Takes uses back as if they had never been: out of the log and out of every sum. Twice changes nothing; the id stays used up. */
  retract(ctx: Ctx, tx: Tx, uses: readonly RetractedUse[]): Promise<void>;
}
