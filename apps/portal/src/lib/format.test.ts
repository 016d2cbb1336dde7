import { expect, it } from "vitest";
import { makeFormat } from "./format";

const english = makeFormat("en-GB", "America/Bogota");
const spanish = makeFormat("es", "America/Bogota");

it("a share is whole per cent with a space that does not break", () => {
  expect(english.percent(0.614)).toBe("61\u00A0%");
});

it("what is not known is a dash and never a zero", () => {
  expect([english.percent(null), english.count(undefined), english.points(null), english.decimal(null)]).toEqual([
    "–",
    "–",
    "–",
    "–",
  ]);
});

it("a plain date is the same day in every zone", () => {
  expect(makeFormat("en-GB", "Pacific/Auckland").date("2026-11-21")).toBe(english.date("2026-11-21"));
});

it("a moment is told in the person's zone", () => {
  expect(english.time("2026-11-21T12:10:00Z")).toBe("07:10");
});

it("a near day has its name in the person's zone, and beyond it its date: no day of the week alone", () => {
  const now = new Date("2026-11-21T03:00:00Z"); // still the 20th in Bogotá
  const near = ["2026-11-19", "2026-11-20T14:00:00Z", "2026-11-21", "2026-11-18", "2026-11-27", "2027-01-02"];
  expect(near.map((day) => english.nearDate(day, now))).toEqual([
    "yesterday",
    "today",
    "tomorrow",
    "18 Nov",
    "27 Nov",
    "2 Jan 2027",
  ]);
  expect(near.slice(0, 4).map((day) => spanish.nearDate(day, now))).toEqual(["ayer", "hoy", "mañana", "18 nov"]);
});

it("Spanish writes the decimal comma", () => {
  expect(spanish.decimal(3.14)).toBe("3,1");
});

it("what happened in this minute was a moment ago", () => {
  const now = new Date("2026-11-21T12:00:00Z");
  expect(makeFormat("en", "UTC").ago("2026-11-21T11:59:50Z", now)).toBe("a moment ago");
  expect(makeFormat("es", "UTC").ago("2026-11-21T11:59:50Z", now)).toBe("hace un momento");
});

it("one amount keeps its cents, and has none where it has none", () => {
  const spanish = makeFormat("es", "UTC");
  expect(spanish.amount(12_500.5, "USD")).toMatch(/12\.500,50/u);
  expect(spanish.amount(12_500, "USD")).toMatch(/12\.500\sUS/u);
  expect(spanish.amount(12_500, "CLP")).toMatch(/12\.500\s/u);
  expect(spanish.amount(1_250_000.5, "EUR")).toMatch(/1\.250\.000,50/u);
});

it("what was long ago is told in the largest unit that fits", () => {
  const now = new Date("2026-11-21T12:00:00Z");
  expect(english.ago("2026-11-18T12:00:00Z", now)).toBe("3 days ago");
  expect(spanish.ago("2026-11-21T13:00:00Z", now)).toBe("dentro de 1 hora");
});

it("what is below nothing has a minus sign and no hyphen", () => {
  expect(spanish.amount(-1_250.5, "EUR")).toMatch(/^−1\.250,50/u);
  expect(english.amount(-1_250, "USD")).toBe("−US$1,250");
  expect(english.amount(-0, "USD"), "a cost of nothing").toBe("US$0");
});
