import type { TRPCRouterRecord } from "@trpc/server";
import * as input from "../contract";
import { can } from "../procedures";
import { answerPost } from "./answer-post";
import { findByReceipt } from "./find-by-receipt";
import { findSimilarPosts } from "./find-similar-posts";
import { getPost } from "./get-post";
import { listDone } from "./list-done";
import { listPosts } from "./list-posts";
import { movePost } from "./move-post";
import { responseFigures } from "./response-figures";
import { submitAnonymously } from "./submit-anonymously";
import { submitPost } from "./submit-post";
import { unvotePost } from "./unvote-post";
import { votePost } from "./vote-post";

export const postsRouter = {
  list: can("post.read")
    .input(input.ListPosts)
    .query((call) => listPosts(call.ctx, call.input)),
  get: can("post.read")
    .input(input.PostId)
    .query((call) => getPost(call.ctx, call.input)),
  done: can("post.read")
    .input(input.ListDone)
    .query((call) => listDone(call.ctx, call.input)),
  figures: can("post.read").query((call) => responseFigures(call.ctx)),
  similar: can("post.submit")
    .input(input.FindSimilar)
    .query((call) => findSimilarPosts(call.ctx, call.input)),
  submit: can("post.submit", { track: "post_submitted" })
    .input(input.SubmitPost)
    .mutation((call) => submitPost(call.ctx, call.input)),
  // Not tracked, on purpose: a usage event would say who, and when.
  submitAnonymously: can("post.submit")
    .input(input.SubmitAnonymously)
    .mutation((call) => submitAnonymously(call.ctx, call.input)),
  // A mutation, so that the receipt travels in the body: addresses end up in logs.
  findByReceipt: can("post.submit")
    .input(input.FindByReceipt)
    .mutation((call) => findByReceipt(call.ctx, call.input)),
  vote: can("post.vote", { track: "post_voted" })
    .input(input.PostId)
    .mutation((call) => votePost(call.ctx, call.input)),
  unvote: can("post.vote")
    .input(input.PostId)
    .mutation((call) => unvotePost(call.ctx, call.input)),
  move: can("post.move")
    .input(input.MovePost)
    .mutation((call) => movePost(call.ctx, call.input)),
  answer: can("post.answer")
    .input(input.AnswerPost)
    .mutation((call) => answerPost(call.ctx, call.input)),
} satisfies TRPCRouterRecord;
