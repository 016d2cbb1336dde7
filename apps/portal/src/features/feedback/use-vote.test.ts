import { describe, expect, it } from "vitest";
import { inGroups, newReceipt } from "./new-receipt";
import { withVote } from "./use-vote";

describe("a vote on the screen", () => {
  it("changes the post wherever it stands, and nothing else", () => {
    const post = { id: "a", votes: 2, voted: false, text: "x" };
    const other = { id: "b", votes: 5, voted: true };
    const changed = withVote({ pages: [{ posts: [post, other], nextCursor: null }] }, "a", true);
    expect(changed).toEqual({ pages: [{ posts: [{ ...post, votes: 3, voted: true }, other], nextCursor: null }] });
    expect(withVote(changed, "a", true)).toEqual(changed);
    expect(withVote(changed, "a", false).pages[0]?.posts[0]).toEqual(post);
  });
});

describe("a receipt", () => {
  it("has 26 characters the server takes, and reads in groups that give it back", () => {
    const receipt = newReceipt();
    expect(receipt).toMatch(/^[a-z2-7]{26}$/u);
    expect(inGroups(receipt).replaceAll(" ", "")).toBe(receipt);
    expect(newReceipt()).not.toBe(receipt);
  });
});
