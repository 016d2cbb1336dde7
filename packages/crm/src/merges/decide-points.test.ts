import { describe, expect, it } from "vitest";
import { type Addressed, decidePoints, type Point } from "./decide-points";

const point = (ownerId: string, value: string, known: Partial<Point> = {}): Point => ({
  id: `${ownerId}-${value}`,
  ownerId,
  kind: "email",
  value,
  key: value.toLowerCase(),
  label: null,
  position: 0,
  consentedAt: null,
  consentSource: null,
  consentedBy: null,
  optedOutAt: null,
  optOutSource: null,
  optedOutBy: null,
  invalidAt: null,
  invalidSource: null,
  invalidatedBy: null,
  ...known,
});
const record = (id: string, email: string | null, points: Point[] = []): Addressed => ({
  id,
  email,
  phone: null,
  points,
});
const merge = (winner: Addressed, loser: Addressed) =>
  decidePoints([winner, loser], { email: winner.email, phone: null });

describe("the addresses of records that become one", () => {
  it("are all of them, each once, the first one first", () => {
    const { all, made } = merge(record("one", "ana@acme.com"), record("other", "Ana@home.es"));
    expect(all.map((each) => each.value)).toEqual(["ana@acme.com", "Ana@home.es"]);
    expect(made).toHaveLength(2);
  });

  it("need no row where there is one that nobody said anything about", () => {
    const { all, made, changed } = merge(record("one", "ana@acme.com"), record("other", "ANA@acme.com"));
    expect([all.length, made.length, changed.length]).toEqual([1, 0, 0]);
  });

  it("keep the stricter of what was known: a no on either side stays a no", () => {
    const no = { optedOutAt: "2026-01-01T00:00:00.000Z", optOutSource: "call" };
    const yes = { consentedAt: "2026-06-01T00:00:00.000Z", consentSource: "form" };
    const kept = merge(
      record("one", "ana@acme.com", [point("one", "ana@acme.com", yes)]),
      record("other", "ana@acme.com", [point("other", "ana@acme.com", no)]),
    );
    expect(kept.all).toMatchObject([{ ...no, ...yes }]);
    expect(kept.changed).toMatchObject([{ before: { id: "one-ana@acme.com" }, after: { ownerId: "one", ...no } }]);
    const moved = merge(
      record("one", "ana@acme.com"),
      record("other", "ana@acme.com", [point("other", "ana@acme.com", no)]),
    );
    expect(moved.changed).toMatchObject([{ after: { ownerId: "one", ...no } }]);
  });

  it("stay undeliverable once known to be", () => {
    const { all } = merge(
      record("one", "ana@acme.com", [point("one", "ana@acme.com")]),
      record("other", null, [point("other", "ana@acme.com", { invalidAt: "2026-01-01T00:00:00.000Z" })]),
    );
    expect(all[0]?.invalidAt).toBe("2026-01-01T00:00:00.000Z");
  });
});
