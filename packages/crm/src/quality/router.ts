import type { TRPCRouterRecord } from "@trpc/server";
import { can } from "../procedures";
import { ListWorst, ReadQuality, ReadRecordQuality } from "../quality-contract";
import { listWorst } from "./list-worst";
import { readOverview } from "./read-overview";
import { readScores } from "./read-scores";
import { recordQuality } from "./record-quality";

export const qualityRouter = {
  record: can("quality.read")
    .input(ReadRecordQuality)
    .query(({ ctx, input }) => recordQuality(ctx, input)),
  scores: can("quality.read")
    .input(ReadRecordQuality)
    .query(({ ctx, input }) => readScores(ctx, input)),
  overview: can("quality.read")
    .input(ReadQuality)
    .query(({ ctx, input }) => readOverview(ctx, input)),
  worst: can("quality.read")
    .input(ListWorst)
    .query(({ ctx, input }) => listWorst(ctx, input)),
} satisfies TRPCRouterRecord;
