import type { z } from "zod";

/** A published fact: its name in the past tense, and ids plus the few facts that were true then. Fields are added, never renamed. */
export interface EventDefinition<P = unknown> {
  /** `<module>.<noun>_<past participle>` */
  readonly name: string;
  readonly payload: z.ZodType<P>;
}

export function defineEvent<P>(name: `${string}.${string}`, payload: z.ZodType<P>): EventDefinition<P> {
  return { name, payload };
}
