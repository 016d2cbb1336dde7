import { defineModule } from "@arraigo/platform";
import { assignments } from "./assignments/tables";
import { courses, lessons, questions } from "./courses/tables";
import * as errors from "./errors";
import { remindLearners } from "./jobs";
import { attempts, completions, lessonReads } from "./learning/tables";
import { manifest } from "./manifest";
import { en } from "./messages/en";
import { es } from "./messages/es";
import { assessmentScore } from "./progress/assessment-score";
import { router } from "./router";

export const trainingModule = defineModule(manifest, {
  router,
  tables: { courses, lessons, questions, assignments, lessonReads, attempts, completions },
  errors,
  messages: { en, es },
  jobs: { remindLearners },
  evidence: { assessmentScore },
});

export { assignCourse } from "./assignments/assign-course";
export { createCourse } from "./courses/create-course";
export { publishCourse } from "./courses/publish-course";
export { theNextStepCourse } from "./courses/the-next-step-course";
export { type ProgressToRecord, recordCompletions } from "./learning/record-completions";
