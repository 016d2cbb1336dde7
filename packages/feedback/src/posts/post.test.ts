import { describe, expect, it } from "vitest";
import { areaOf, nextStatuses, screenWithoutRecord, statuses } from "../contract";
import { authorShownTo, canMove, excerptOf, isNameVisible, wordStems } from "./post";

describe("a post's life", () => {
  it("leads from received through a decision, and back to review, never back to received", () => {
    expect(canMove("received", "under_review", "Two teams ask for it")).toBe(true);
    expect(canMove("under_review", "planned", "In May")).toBe(true);
    expect(canMove("planned", "done", "Live since Thursday")).toBe(true);
    expect(canMove("declined", "under_review", "The contract changed")).toBe(true);
    expect(Object.values(nextStatuses).flat()).not.toContain("received");
  });

  it("never stays where it is, so that a second click is not a second decision", () => {
    for (const status of statuses) expect(canMove(status, status, "Because")).toBe(false);
  });

  it("moves with a reason or not at all", () => {
    expect(canMove("received", "declined", "  ")).toBe(false);
  });
});

describe("the author's name", () => {
  it("is for change managers under named support, and in team mode where the author asked for help", () => {
    expect(authorShownTo("named_support", false)).toBe("change_managers");
    expect(authorShownTo("team", true)).toBe("change_managers");
    expect(authorShownTo("team", false)).toBe("nobody");
    expect(authorShownTo("works_council", true)).toBe("nobody");
  });

  it("stays hidden when the organisation opens up after the post was written", () => {
    expect(isNameVisible(authorShownTo("team", false), "named_support", true)).toBe(false);
  });

  it("is hidden again when the organisation closes down", () => {
    expect(isNameVisible("change_managers", "works_council", true)).toBe(false);
  });

  it("is never for colleagues", () => {
    expect(isNameVisible("change_managers", "named_support", false)).toBe(false);
  });
});

describe("the screen", () => {
  it("belongs to the job area its path begins with", () => {
    expect(areaOf("/crm/accounts/0192aa")).toBe("crm");
    expect(areaOf("/")).toBe("today");
    expect(areaOf("/unheard-of")).toBe("today");
  });

  it("loses the record, the search and the fragment where nobody is to be led back to", () => {
    expect(screenWithoutRecord("/crm/accounts/0192aa11-0000-7000-8000-000000000000?q=acme#x")).toBe("/crm/accounts/…");
    expect(screenWithoutRecord("/crm")).toBe("/crm");
  });
});

describe("texts", () => {
  it("compare across accents, plurals and languages", () => {
    expect(wordStems("El formulario pide el sector DUPLICADO")).toEqual(["duplic", "formul", "pide", "sector"]);
    expect(wordStems("Sectores duplicados, ¿por qué?")).toEqual(["duplic", "sector"]);
    expect(wordStems("It is what they have")).toEqual([]);
  });

  it("are cut between words", () => {
    expect(excerptOf("The form asks for the sector twice and then once more", 30)).toBe(
      "The form asks for the sector…",
    );
    expect(excerptOf("Short")).toBe("Short");
  });
});
