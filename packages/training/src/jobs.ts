import type { JobHandler } from "@arraigo/platform";
import { remindLearners as remind } from "./assignments/remind-learners";

export const remindLearners: JobHandler = (ctx) => remind(ctx);
