import { entityId, line, localDate } from "@arraigo/platform/contract";
import { z } from "zod";
import { amountMinorMax } from "./fields/opportunity-fields";
import { changeSchema } from "./fields/values-schema";
import { overrideReason } from "./pipeline-contract";

export const LeadById = z.object({ id: entityId }).strict();
export type LeadById = z.infer<typeof LeadById>;

const chosen = z.union([
  z.object({ existingId: entityId }).strict(),
  /** A new one, made from what the lead holds; `name` for an account whose lead names no company. */
  z.object({ name: line(200).optional() }).strict(),
]);

/** What becomes of a lead. Each of the three can be left out, but something becomes of it. */
export const ConvertLead = z
  .object({
    id: entityId,
    account: chosen.nullable(),
    contact: z.union([z.object({ existingId: entityId }).strict(), z.object({}).strict()]).nullable(),
    opportunity: z
      .object({
        name: line(200),
        currency: z.string().regex(/^[A-Z]{3}$/),
        amountMinor: z.int().min(0).max(amountMinorMax).nullable().optional(),
        closesOn: localDate.nullable().optional(),
        nextStep: line(300).nullable().optional(),
        nextStepOn: localDate.nullable().optional(),
        stageId: entityId.optional(),
      })
      .strict()
      .nullable(),
    /** Fields of the lead that its process asks for before it may be converted. */
    fields: changeSchema("lead").optional(),
    override: z.object({ reason: overrideReason }).strict().optional(),
  })
  .strict();
export type ConvertLead = z.infer<typeof ConvertLead>;

export const DisqualifyLead = z.object({ id: entityId, reason: line(500) }).strict();
export type DisqualifyLead = z.infer<typeof DisqualifyLead>;
