import type { TRPCRouterRecord } from "@trpc/server";
import * as input from "../contract";
import { can } from "../procedures";
import { assignCourse } from "./assign-course";
import { listTargets } from "./list-targets";
import { unassignCourse } from "./unassign-course";

export const assignmentsRouter = {
  assign: can("course.assign")
    .input(input.AssignCourse)
    .mutation((call) => assignCourse(call.ctx, call.input)),
  unassign: can("course.assign")
    .input(input.UnassignCourse)
    .mutation((call) => unassignCourse(call.ctx, call.input)),
  targets: can("course.assign").query((call) => listTargets(call.ctx)),
} satisfies TRPCRouterRecord;
