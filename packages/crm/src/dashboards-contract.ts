import { entityId, localDate, pageInput } from "@arraigo/platform/contract";
import { z } from "zod";

const owner = z.enum(["mine", "team", "all"]).default("mine");
/** Local days, both included, or so many days up to today; the last ninety where left out. At most three years. */
const period = { from: localDate.optional(), to: localDate.optional(), days: z.int().min(1).max(1_096).optional() };
const currency = z.string().regex(/^[A-Z]{3}$/);

/** Deals of one pipeline (the first where left out) in one currency. */
export const ReadDealBoard = z
  .object({ owner, pipelineId: entityId.optional(), currency: currency.optional(), ...period })
  .strict();
export type ReadDealBoard = z.infer<typeof ReadDealBoard>;

export const ReadCaseBoard = z.object({ owner, ...period }).strict();
export type ReadCaseBoard = z.infer<typeof ReadCaseBoard>;

export const ReadActivityBoard = z.object({ owner: z.enum(["mine", "team"]).default("mine"), ...period }).strict();
export type ReadActivityBoard = z.infer<typeof ReadActivityBoard>;

/** Which opportunities stand behind one number of the funnel: those that entered a stage, or those of them that went on. */
export const EnteredFilter = z
  .object({
    owner,
    stageId: entityId,
    currency: currency.optional(),
    from: localDate,
    to: localDate,
    wentOn: z.boolean().default(false),
  })
  .strict();
export type EnteredFilter = z.infer<typeof EnteredFilter>;

export const ListEntered = EnteredFilter.extend(pageInput.shape).strict();
export type ListEntered = z.infer<typeof ListEntered>;
