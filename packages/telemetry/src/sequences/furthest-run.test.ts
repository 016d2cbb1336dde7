import { describe, expect, it } from "vitest";
import { furthestRun } from "./furthest-run";

/** "1:A 3:B": at minute 1 the first step, at minute 3 the second; "5:AB" stands for both. */
const told = (text: string) =>
  text.split(" ").map((word) => {
    const [at = "", steps = ""] = word.split(":");
    return { at: Number(at), steps: [...steps].reduce((mask, step) => mask | (1 << (step.charCodeAt(0) - 65)), 0) };
  });
const run = (text: string, steps = 3, windowMs = 10) =>
  furthestRun(told(text), { steps, windowMs, startsBefore: 1_000 });

describe("the run that counts", () => {
  it("goes as far as anybody's order of things allows within the time", () => {
    expect(run("1:A 2:B 3:C")).toEqual([1, 2, 3]);
    expect(run("1:A 2:C 3:B")).toEqual([1, 3]);
    expect(run("1:A 9:B 12:C")).toEqual([1, 9]);
    expect(run("2:B 3:C")).toEqual([]);
  });

  it("begins with the last first step before it that leads as far, and takes each later step as early as it can", () => {
    expect(run("1:A 5:A 7:B 8:B 9:C")).toEqual([5, 7, 9]);
    expect(run("1:A 2:B 3:A 4:C")).toEqual([1, 2, 4]);
    expect(run("1:A 9:B 10:A 12:C 13:B 14:C")).toEqual([10, 13, 14]);
  });

  it("is the first that gets so far, whatever comes later", () => {
    expect(run("1:A 2:B 50:A 51:B")).toEqual([1, 2]);
    expect(run("4:A 20:A")).toEqual([4]);
  });

  it("never takes one happening for two steps", () => {
    expect(run("1:AB", 2)).toEqual([1]);
    expect(run("1:AB 2:AB", 2)).toEqual([1, 2]);
    expect(run("1:AB 1:B", 2)).toEqual([1, 1]);
  });
});
