import { expect, it } from "vitest";
import { losesMost } from "./loses-most";

const whole = { completeness: 1, validity: 1, freshness: 1, uniqueness: 1, ownership: 1 };
const figure = (records: number, parts: Partial<typeof whole>) => ({
  records,
  score: 0,
  parts: { ...whole, ...parts },
});

it("leads to the type whose records lose most together, not to the one that is worst by share", () => {
  const byType = [
    { type: "account" as const, figure: figure(2, { completeness: 0.1 }) },
    { type: "contact" as const, figure: figure(100, { completeness: 0.9 }) },
  ];
  expect(losesMost(byType, "completeness")).toBe("contact");
});

it("leads nowhere where nothing is lost, and never to what is hidden", () => {
  expect(losesMost([{ type: "account", figure: figure(2, { validity: 0.5 }) }], "completeness")).toBeUndefined();
  expect(losesMost([{ type: "lead", figure: { suppressed: "small" } }], "completeness")).toBeUndefined();
  expect(losesMost([], "completeness")).toBeUndefined();
});
