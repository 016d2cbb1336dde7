import type { Ctx } from "./context";
import type { Suppressed } from "./disclosure";

/** A share with what it is made of. A part that cannot be known is absent, never zero. */
export interface Reading {
  numerator: number;
  denominator: number;
  asOf: Date;
}

/** Local dates, both inclusive. */
export interface EvidenceWindow {
  from: string;
  to: string;
}

/**
 * What a module lets adoption read. Batched by construction. What must not be known by name has no `perPerson`: privacy is a
 * missing function, not a promise.
 */
export interface EvidenceSource {
  perPerson?: (ctx: Ctx, people: readonly string[], window: EvidenceWindow) => Promise<Map<string, Reading>>;
  perGroup?: (
    ctx: Ctx,
    groups: readonly (readonly string[])[],
    window: EvidenceWindow,
  ) => Promise<(Reading | Suppressed)[]>;
}

/** Every module's evidence by qualified name (`training.assessmentScore`), collected by the composition root. */
export type EvidencePort = ReadonlyMap<string, EvidenceSource>;
