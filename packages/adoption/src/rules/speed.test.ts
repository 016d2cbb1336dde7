import { describe, expect, it } from "vitest";
import { daysToAdoption } from "./speed";

const today = "2026-05-10";
const person = { scopeFrom: "2026-03-02", scopeUntil: null, spells: [] };
const spell = (adoptedOn: string, lapsedOn: string | null = null) => ({ adoptedOn, lapsedOn });

describe("daysToAdoption", () => {
  it("counts the days from go-live to the first adoption, lapsed since or not", () => {
    const spells = [spell("2026-03-22", "2026-04-12"), spell("2026-05-03")];
    expect(daysToAdoption({ ...person, spells }, today)).toEqual({ days: 20, event: true });
  });

  it("censors somebody not there yet today, and a leaver on the last day", () => {
    expect(daysToAdoption(person, today)).toEqual({ days: 69, event: false });
    expect(daysToAdoption({ ...person, scopeUntil: "2026-03-31" }, today)).toEqual({ days: 29, event: false });
  });

  it("takes no adoption after today or after the last day for an event", () => {
    const spells = [spell("2026-04-05")];
    expect(daysToAdoption({ ...person, spells }, "2026-04-01")).toEqual({ days: 30, event: false });
    expect(daysToAdoption({ ...person, spells, scopeUntil: "2026-04-01" }, today)).toEqual({ days: 30, event: false });
  });

  it("counts a habit brought along as adopted on the first day", () => {
    expect(daysToAdoption({ ...person, spells: [spell("2026-01-04")] }, today)).toEqual({ days: 0, event: true });
    const gone = [spell("2026-01-04", "2026-02-01")];
    expect(daysToAdoption({ ...person, spells: gone }, today)).toEqual({ days: 69, event: false });
  });

  it("leaves out whoever is not in scope yet", () => {
    expect(daysToAdoption({ ...person, scopeFrom: "2026-05-11" }, today)).toBeNull();
  });
});
