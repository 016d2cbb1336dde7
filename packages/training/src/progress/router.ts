import type { TRPCRouterRecord } from "@trpc/server";
import { CourseId } from "../contract";
import { can } from "../procedures";
import { publishedCourses } from "./published-courses";
import { teamProgress } from "./team-progress";
import { unitProgress } from "./unit-progress";

export const progressRouter = {
  team: can("team.read").query((call) => teamProgress(call.ctx)),
  courses: can("progress.read").query((call) => publishedCourses(call.ctx)),
  units: can("progress.read")
    .input(CourseId)
    .query((call) => unitProgress(call.ctx, call.input)),
} satisfies TRPCRouterRecord;
