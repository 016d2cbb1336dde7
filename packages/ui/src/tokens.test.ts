import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { contrast, type Oklch } from "./contrast";

const css = readFileSync(join(dirname(fileURLToPath(import.meta.url)), "tokens.css"), "utf8");

function roles(selector: RegExp): Map<string, Oklch> {
  const block = selector.exec(css)?.[1] ?? "";
  const found = block.matchAll(/--([\w-]+): oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/gu);
  return new Map([...found].map(([, name = "", l, c, h]) => [name, [Number(l), Number(c), Number(h)]]));
}

const light = roles(/^:root \{([\s\S]*?)^\}/mu);
const themes = [
  ["light", light],
  ["dark", roles(/^:root\[data-theme="dark"\] \{([\s\S]*?)^\}/mu)],
] as const;

const grounds = ["ground", "surface", "sunken", "raised"];
const text: [string, string][] = [
  ...["ink", "ink-2", "ink-3", "brand", "amber", "red"].flatMap((ink) =>
    grounds.map((ground): [string, string] => [ink, ground]),
  ),
  ["brand", "brand-soft"],
  ["amber", "amber-soft"],
  ["red", "red-soft"],
  ["ink-2", "hover"],
  ["ink-2", "brand-soft"],
  ["brand-ink", "brand"],
  ["brand-ink", "brand-hover"],
  ["red-ink", "red"],
  ["red-ink", "red-hover"],
  ["heat-ink-dark", "heat-1"],
  ["heat-ink-dark", "heat-2"],
  ["heat-ink-dark", "heat-3"],
  ["heat-ink-light", "heat-4"],
  ["heat-ink-light", "heat-5"],
];
const marks: [string, string][] = [
  ...["field-line", "brand", "amber", "red"].flatMap((mark) =>
    ["surface", "ground", "raised"].map((ground): [string, string] => [mark, ground]),
  ),
  ["amber", "heat-1"],
  ["amber", "heat-2"],
];

function ratio(theme: Map<string, Oklch>, one: string, other: string): number {
  const first = theme.get(one);
  const second = theme.get(other);
  if (!first || !second) throw new Error(`No role ${first ? other : one}`);
  return contrast(first, second);
}

describe.each(themes)("the %s tokens", (_name, theme) => {
  it.each(text)("let one read %s on %s (4.5:1)", (ink, ground) => {
    expect(ratio(theme, ink, ground)).toBeGreaterThanOrEqual(4.5);
  });
  it.each(marks)("let one see %s on %s (3:1)", (mark, ground) => {
    expect(ratio(theme, mark, ground)).toBeGreaterThanOrEqual(3);
  });
});

it("black on white is 21:1", () => {
  expect(contrast([1, 0, 0], [0, 0, 0])).toBeCloseTo(21, 1);
});
