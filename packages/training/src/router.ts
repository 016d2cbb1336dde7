import type { TRPCRouterRecord } from "@trpc/server";
import { assignmentsRouter } from "./assignments/router";
import { coursesRouter } from "./courses/router";
import { learningRouter } from "./learning/router";
import { progressRouter } from "./progress/router";

export const router = {
  courses: coursesRouter,
  learning: learningRouter,
  assignments: assignmentsRouter,
  progress: progressRouter,
} satisfies TRPCRouterRecord;
