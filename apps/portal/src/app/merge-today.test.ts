import { expect, it } from "vitest";
import type { TodayItem } from "../lib/feature";
import { makeFormat } from "../lib/format";
import { mergeToday } from "./merge-today";

const now = new Date("2026-11-18T12:00:00Z");
const daysUntil = (day: string) => makeFormat("en", "UTC").daysUntil(day, now);
const item = (id: string, more: Partial<TodayItem> = {}): TodayItem => ({
  id,
  title: id,
  reason: "",
  to: "/",
  action: "",
  ...more,
});
const merged = (...sources: TodayItem[][]) => mergeToday(sources, daysUntil).map(({ id }) => id);

it("what has no date keeps its rank before what is merely due today", () => {
  expect(
    merged([
      item("late step", { dueAt: "2026-11-17", overdue: true }),
      item("critical case"),
      item("step today", { dueAt: "2026-11-18" }),
      item("deal without a step"),
    ]),
  ).toEqual(["late step", "critical case", "step today", "deal without a step"]);
});

it("of several modules, everything overdue comes first, and what is due later comes last", () => {
  expect(
    merged(
      [item("course next week", { dueAt: "2026-11-24" }), item("late course", { dueAt: "2026-11-10", overdue: true })],
      [item("quiet group", { overdue: true }), item("case"), item("task today", { dueAt: "2026-11-18T15:00:00Z" })],
    ),
  ).toEqual(["late course", "quiet group", "case", "task today", "course next week"]);
});

it("the order a module gave is never turned round, whatever its dates say", () => {
  expect(
    merged([
      item("large", { dueAt: "2026-11-16", overdue: true }),
      item("older", { dueAt: "2026-11-02", overdue: true }),
    ]),
  ).toEqual(["large", "older"]);
});
