import { describe, expect, it } from "vitest";
import { phoneEnding, phoneKey, samePhone } from "./phone-key";

const same = (one: string, other: string) => samePhone(phoneKey(one)!, phoneKey(other)!);

describe("a phone number compared", () => {
  it.each([
    ["+34 600 11 22 33", "600112233"],
    ["0034 600-112-233", "600.112.233"],
    ["+44 (0)20 7946 0958", "020 7946 0958"],
    ["1-597-372-4380 x491", "(597) 372-4380"],
    ["+47 22 33 44 55", "22334455"],
  ])("takes %s and %s for one line", (one, other) => {
    expect(same(one, other)).toBe(true);
    expect(same(other, one)).toBe(true);
    expect(phoneEnding(phoneKey(one)!)).toBe(phoneEnding(phoneKey(other)!));
  });

  it("keeps lines of different countries and different lines apart", () => {
    expect(same("+34 600112233", "+52 600112233")).toBe(false);
    expect(same("600112233", "600112234")).toBe(false);
    expect(same("912345678", "2345678")).toBe(false);
  });

  it("is nothing where there are too few digits, too many, or only one digit over and over", () => {
    for (const text of ["", "12345", "000000000", "999999999", "1234567890123456"]) expect(phoneKey(text)).toBeNull();
  });
});
