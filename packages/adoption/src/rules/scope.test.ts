import { describe, expect, it } from "vitest";
import { scopeOf } from "./scope";

const facts = { goLive: "2026-03-02", employedFrom: "2020-01-01", employedUntil: null };

describe("scopeOf", () => {
  it("begins with the latest of go-live, employment and the job role's requirement", () => {
    expect(scopeOf(facts)).toEqual({ scopeFrom: "2026-03-02", scopeUntil: null });
    expect(scopeOf({ ...facts, employedFrom: "2026-04-01" })?.scopeFrom).toBe("2026-04-01");
    expect(scopeOf({ ...facts, requiredFrom: "2026-05-01" })?.scopeFrom).toBe("2026-05-01");
  });

  it("ends with the earlier of employment and the requirement", () => {
    expect(scopeOf({ ...facts, employedUntil: "2026-06-30", requiredUntil: "2026-05-31" })?.scopeUntil).toBe(
      "2026-05-31",
    );
  });

  it("is nothing for somebody waiting, or gone before go-live", () => {
    expect(scopeOf({ ...facts, goLive: null })).toBeNull();
    expect(scopeOf({ ...facts, employedUntil: "2026-03-01" })).toBeNull();
    expect(scopeOf({ ...facts, employedUntil: "2026-03-02" })).not.toBeNull();
  });
});
