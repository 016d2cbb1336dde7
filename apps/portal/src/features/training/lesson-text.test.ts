import { describe, expect, it } from "vitest";
import { readLessonText } from "./lesson-text";

const plain = (text: string) => [{ text, bold: false }];

describe("a lesson's text", () => {
  it("has headings, paragraphs, both kinds of lists and bold", () => {
    expect(readLessonText("## One\n\nFirst line\nsecond line\n\n- a\n- **b** c\n\n1. x\n2. y")).toEqual([
      { kind: "heading", spans: plain("One") },
      { kind: "paragraph", spans: [...plain("First line"), ...plain(" second line")] },
      {
        kind: "list",
        ordered: false,
        items: [
          plain("a"),
          [
            { text: "b", bold: true },
            { text: " c", bold: false },
          ],
        ],
      },
      { kind: "list", ordered: true, items: [plain("x"), plain("y")] },
    ]);
  });

  it("has no HTML: a tag is the characters it is written with", () => {
    expect(readLessonText("<script>alert(1)</script>")).toEqual([
      { kind: "paragraph", spans: plain("<script>alert(1)</script>") },
    ]);
  });

  it("takes stars that do not pair for what they are", () => {
    expect(readLessonText("5 ** 2")).toEqual([{ kind: "paragraph", spans: plain("5 ** 2") }]);
  });
});
