import type { TRPCRouterRecord } from "@trpc/server";
import { can } from "../procedures";
import { ListProfits, ReadAccountProfit, ReadProfits, SaveFigures, SetRates } from "../profit-contract";
import { explainAccount } from "./explain-account";
import { listProfits } from "./list-profits";
import { readRates, setRates } from "./rates";
import { readWhaleCurve } from "./read-whale-curve";
import { saveFigures } from "./save-figures";

export const profitRouter = {
  accounts: can("profit.read")
    .input(ListProfits)
    .query(({ ctx, input }) => listProfits(ctx, input)),
  curve: can("profit.read")
    .input(ReadProfits)
    .query(({ ctx, input }) => readWhaleCurve(ctx, input)),
  account: can("profit.read")
    .input(ReadAccountProfit)
    .query(({ ctx, input }) => explainAccount(ctx, input)),
  saveFigures: can("profit.manage", { track: "figures_saved" })
    .input(SaveFigures)
    .mutation(({ ctx, input }) => saveFigures(ctx, input)),
  rates: can("profit.manage").query(({ ctx }) => readRates(ctx)),
  setRates: can("profit.manage", { track: "rates_set" })
    .input(SetRates)
    .mutation(({ ctx, input }) => setRates(ctx, input)),
} satisfies TRPCRouterRecord;
