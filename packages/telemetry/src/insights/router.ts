import type { TRPCRouterRecord } from "@trpc/server";
import { FiguresInput, OnlyId, SaveInsight } from "../insights-contract";
import { can } from "../procedures";
import { listInsights } from "./list-insights";
import { readFigures } from "./read-figures";
import { removeInsight, restoreInsight, saveInsight } from "./save-insight";

/** A question about the whole organisation's figures is for those who see them. */
const whole = { reach: "organisation" } as const;

export const insightRouter = {
  list: can("figure.read", whole).query(({ ctx }) => listInsights(ctx)),
  figures: can("figure.read", whole)
    .input(FiguresInput)
    .query(({ ctx, input }) => readFigures(ctx, input)),
  save: can("figure.read", whole)
    .input(SaveInsight)
    .mutation(({ ctx, input }) => saveInsight(ctx, input)),
  remove: can("figure.read", whole)
    .input(OnlyId)
    .mutation(({ ctx, input }) => removeInsight(ctx, input)),
  restore: can("figure.read", whole)
    .input(OnlyId)
    .mutation(({ ctx, input }) => restoreInsight(ctx, input)),
} satisfies TRPCRouterRecord;
