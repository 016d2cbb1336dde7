import type { TRPCRouterRecord } from "@trpc/server";
import * as input from "../contract";
import { can } from "../procedures";
import { createCourse } from "./create-course";
import { editCourse } from "./edit-course";
import { listCourses } from "./list-courses";
import { publishCourse } from "./publish-course";
import { unpublishCourse } from "./unpublish-course";
import { updateCourse } from "./update-course";

/** A course is everybody's, so whoever changes it does so for the organisation. */
const whole = { reach: "organisation" } as const;

export const coursesRouter = {
  list: can("course.author", whole).query((call) => listCourses(call.ctx)),
  edit: can("course.author", whole)
    .input(input.CourseId)
    .query((call) => editCourse(call.ctx, call.input)),
  create: can("course.author", whole)
    .input(input.CreateCourse)
    .mutation((call) => createCourse(call.ctx, call.input)),
  update: can("course.author", whole)
    .input(input.UpdateCourse)
    .mutation((call) => updateCourse(call.ctx, call.input)),
  publish: can("course.author", whole)
    .input(input.CourseId)
    .mutation((call) => publishCourse(call.ctx, call.input)),
  unpublish: can("course.author", whole)
    .input(input.CourseId)
    .mutation((call) => unpublishCourse(call.ctx, call.input)),
} satisfies TRPCRouterRecord;
