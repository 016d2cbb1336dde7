import { entityId, line } from "@arraigo/platform/contract";
import { z } from "zod";
import { asRead } from "./as-read-contract";
import { amountMinorMax } from "./fields/opportunity-fields";

/** More lines than this are a catalogue, not an offer. */
export const linesMax = 200;
const money = z.int().min(0).max(amountMinorMax);
/** Thousandths: hours, litres, tonnes. */
const quantity = z.number().min(0.001).max(1_000_000_000).multipleOf(0.001);
const percent = z.number().min(0).max(100).multipleOf(0.01);

export const OpportunityLines = z.object({ opportunityId: entityId }).strict();
export type OpportunityLines = z.infer<typeof OpportunityLines>;

/** From the price list, with its price and cost of today; or by hand, with a description and a price. */
export const AddLine = z
  .object({
    opportunityId: entityId,
    productId: entityId.optional(),
    description: line(200).optional(),
    quantity: quantity.default(1),
    unitPriceMinor: money.optional(),
    discountPercent: percent.default(0),
    unitCostMinor: money.nullable().optional(),
    position: z.int().min(0).max(10_000).optional(),
  })
  .strict()
  .refine((given) => given.productId !== undefined || given.description !== undefined, { path: ["description"] })
  .refine((given) => given.productId !== undefined || given.unitPriceMinor !== undefined, { path: ["unitPriceMinor"] });
export type AddLine = z.infer<typeof AddLine>;

export const ChangeLine = z
  .object({
    id: entityId,
    description: line(200).optional(),
    quantity: quantity.optional(),
    unitPriceMinor: money.optional(),
    discountPercent: percent.optional(),
    unitCostMinor: money.nullable().optional(),
    was: asRead,
  })
  .strict();
export type ChangeLine = z.infer<typeof ChangeLine>;

export const LineById = z.object({ id: entityId }).strict();
export type LineById = z.infer<typeof LineById>;
export const OrderLines = z.object({ opportunityId: entityId, ids: z.array(entityId).min(1).max(linesMax) }).strict();
export type OrderLines = z.infer<typeof OrderLines>;

export const PickProducts = z
  .object({
    text: z.string().trim().max(120).default(""),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/u)
      .optional(),
  })
  .strict();
export type PickProducts = z.infer<typeof PickProducts>;
