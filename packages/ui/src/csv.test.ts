import { expect, it } from "vitest";
import { toCsv } from "./csv";

it("a spreadsheet recognises the file as UTF-8", () => {
  expect(toCsv(["Name"], [["Núñez"]]).startsWith("\uFEFFName\r\nNúñez")).toBe(true);
});

it.each(["=1+1", "+1", "-1+cmd", "@SUM(A1)", "\t=1", "\r=1", "  =1"])(
  "text that begins like the formula %j is not run",
  (text) => {
    const cell = toCsv(["a"], [[text]])
      .split("\r\n")
      .slice(1)
      .join("\r\n");
    expect(cell.startsWith(`"'`)).toBe(true);
  },
);

it("the column names are guarded as the cells are", () => {
  expect(toCsv(["=evil()"], [])).toBe(`\uFEFF"'=evil()"\r\n`);
});

it("a negative number stays a number", () => {
  expect(toCsv(["change"], [[-3.5]])).toContain("\r\n-3.5\r\n");
});

it("what is not known is an empty cell and never a zero", () => {
  expect(toCsv(["a", "b", "c"], [[null, undefined, Number.NaN]])).toContain("\r\n,,\r\n");
});

it("commas, quotes and line breaks stay within their cell", () => {
  expect(toCsv(["a"], [['say "hi", then\nleave']])).toContain('"say ""hi"", then\nleave"');
});
