import type { TRPCRouterRecord } from "@trpc/server";
import { AddPoint, ChangePoint, MarkPoint, PointAt, type ReachableType } from "../contacts-contract";
import { RecordById } from "../contract";
import { can } from "../procedures";
import { addPoint, changePoint, listPoints, makePrimary, removePoint } from "./change-points";
import { markPoint } from "./mark-point";

/** The addresses of contacts, or of leads. */
export const pointsRouter = (type: ReachableType) =>
  ({
    list: can(`${type}.read`)
      .input(RecordById)
      .query(({ ctx, input }) => listPoints(ctx, type, input)),
    add: can(`${type}.write`)
      .input(AddPoint)
      .mutation(({ ctx, input }) => addPoint(ctx, type, input)),
    change: can(`${type}.write`)
      .input(ChangePoint)
      .mutation(({ ctx, input }) => changePoint(ctx, type, input)),
    remove: can(`${type}.write`)
      .input(PointAt)
      .mutation(({ ctx, input }) => removePoint(ctx, type, input)),
    makePrimary: can(`${type}.write`)
      .input(PointAt)
      .mutation(({ ctx, input }) => makePrimary(ctx, type, input)),
    mark: can(`${type}.read`)
      .input(MarkPoint)
      .mutation(({ ctx, input }) => markPoint(ctx, type, input)),
  }) satisfies TRPCRouterRecord;
