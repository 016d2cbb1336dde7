import { entityId, pageInput } from "@arraigo/platform/contract";
import { z } from "zod";
import { amountMinorMax } from "./fields/opportunity-fields";

const month = z.string().regex(/^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/);
const currency = z.string().regex(/^[A-Z]{3}$/);

/** Whole months, the first and the last included; the last twelve where left out. At most five years. */
const period = { from: month.optional(), to: month.optional(), currency: currency.optional() };

/** Whose verdict is this one; "known" are those with enough known for a verdict, whose contributions are added up. */
export const profitShows = ["all", "known", "unprofitable", "losing", "profitable", "atMost", "unknown"] as const;

export const ReadProfits = z.object({ ...period, owner: z.enum(["mine", "team", "all"]).default("all") }).strict();
export type ReadProfits = z.infer<typeof ReadProfits>;

/** Which customers' profits a list shows. */
export const ProfitFilter = ReadProfits.extend({ show: z.enum(profitShows).default("all") }).strict();
export type ProfitFilter = z.infer<typeof ProfitFilter>;
export const ListProfits = ProfitFilter.extend(pageInput.shape).strict();
export type ListProfits = z.infer<typeof ListProfits>;

export const ReadAccountProfit = z.object({ id: entityId, ...period }).strict();
export type ReadAccountProfit = z.infer<typeof ReadAccountProfit>;

const amount = z.int().min(-amountMinorMax).max(amountMinorMax).nullable();

/** Months of accounts; an account by its id, its number elsewhere or its name. What is given replaces what stood there. */
export const SaveFigures = z
  .object({
    figures: z
      .array(
        z
          .object({
            account: z.string().trim().min(1).max(200),
            month,
            currency,
            revenueMinor: amount,
            costOfGoodsMinor: amount,
          })
          .strict(),
      )
      .min(1)
      .max(5_000),
  })
  .strict();
export type SaveFigures = z.infer<typeof SaveFigures>;

const perHourMinor = z.int().min(0).max(100_000_000).nullable();

/** What an hour of work costs, all in one currency; null takes a rate away. */
export const SetRates = z
  .object({
    currency,
    everybodyElse: perHourMinor,
    roles: z.array(z.object({ jobRoleId: entityId, perHourMinor }).strict()).max(500),
  })
  .strict();
export type SetRates = z.infer<typeof SetRates>;
