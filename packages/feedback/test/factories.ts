import { randomBytes, randomUUID } from "node:crypto";
import type { TestPerson } from "@arraigo/directory/testing";
import type { SubmitAnonymously, SubmitPost } from "../src/contract";
import type { router } from "../src/router";

type Person = TestPerson<typeof router>;

/** The smallest valid submission. */
export function postToSubmit(given: Partial<SubmitPost> = {}): SubmitPost {
  return {
    submissionKey: randomUUID(),
    kind: "problem",
    text: "The form asks for the sector twice",
    screen: { path: "/crm/accounts", title: "Accounts" },
    ...given,
  };
}

/** A post under the author's name, through the real procedure. */
export async function buildPost(author: Person, given: Partial<SubmitPost> = {}): Promise<string> {
  const { postId } = await author.call.posts.submit(postToSubmit(given));
  return postId;
}

export function newReceipt(): string {
  const letters = "abcdefghijklmnopqrstuvwxyz234567";
  return Array.from(randomBytes(26), (byte) => letters[byte % 32]).join("");
}

/** An anonymous post, through the real procedure, and the receipt its author would keep. */
export async function buildAnonymousPost(author: Person, given: Partial<SubmitAnonymously> = {}) {
  const receipt = given.receipt ?? newReceipt();
  await author.call.posts.submitAnonymously({
    kind: "problem",
    text: "Nobody dares to say that the targets are wrong",
    screenPath: "/crm/accounts",
    ...given,
    receipt,
  });
  const found = await author.call.posts.findByReceipt({ receipt });
  return { postId: found.id, receipt };
}
