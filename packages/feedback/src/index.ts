import { defineModule } from "@arraigo/platform";
import * as errors from "./errors";
import { manifest } from "./manifest";
import { en } from "./messages/en";
import { es } from "./messages/es";
import { answeredShare } from "./posts/answered-share";
import { anonymousPosts, answers, board, moves, posts, votes } from "./posts/tables";
import { router } from "./router";

export const feedbackModule = defineModule(manifest, {
  router,
  tables: { posts, anonymousPosts, votes, moves, answers },
  views: { board },
  errors,
  messages: { en, es },
  jobs: {},
  evidence: { answeredShare },
});

export { answerPost } from "./posts/answer-post";
export { movePost } from "./posts/move-post";
export { type PostToSubmit, submitPosts } from "./posts/submit-posts";
