import type { TRPCRouterRecord } from "@trpc/server";
import { AnnotationsInput, OnlyId, WriteAnnotation } from "../insights-contract";
import { can } from "../procedures";
import { listAnnotations } from "./list-annotations";
import { removeAnnotation, restoreAnnotation, writeAnnotation } from "./write-annotation";

const whole = { reach: "organisation" } as const;

export const annotationRouter = {
  list: can("annotation.read")
    .input(AnnotationsInput)
    .query(({ ctx, input }) => listAnnotations(ctx, input)),
  write: can("annotation.write", whole)
    .input(WriteAnnotation)
    .mutation(({ ctx, input }) => writeAnnotation(ctx, input)),
  remove: can("annotation.write", whole)
    .input(OnlyId)
    .mutation(({ ctx, input }) => removeAnnotation(ctx, input)),
  restore: can("annotation.write", whole)
    .input(OnlyId)
    .mutation(({ ctx, input }) => restoreAnnotation(ctx, input)),
} satisfies TRPCRouterRecord;
