import type { Ctx, Tx } from "./context";

/** Work of one kind. The module has a sentence for it, `handover.<kind>`, which takes `count`. */
export interface OpenWork {
  kind: string;
  count: number;
}

/**
 * What a module keeps in a person's care, and how it changes hands. Closed work stays with whoever did it: that is history, not
 * care. Both run in the caller's transaction, set by set.
 */
export interface HandoverSource {
  /** What is open, without kinds of which there is none. */
  count(ctx: Ctx, tx: Tx, personId: string): Promise<OpenWork[]>;
  /**
   * Gives all of it to another person, or with `null` to whoever claims it, and writes down in each record's history that it
   * changed hands. Returns what moved. Permission and audit are the caller's.
   */
  handOver(ctx: Ctx, tx: Tx, fromPersonId: string, toPersonId: string | null): Promise<OpenWork[]>;
}

/** Every module's source by module id, collected by the composition root. */
export type HandoverPort = ReadonlyMap<string, HandoverSource>;
