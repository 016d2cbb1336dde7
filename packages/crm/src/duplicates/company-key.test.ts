import { describe, expect, it } from "vitest";
import { companyWords, websiteDomain } from "./company-key";

describe("a company compared", () => {
  it.each([
    ["Acme, S.L.", "ACME SL"],
    ["Construcciones Pérez e Hijos S.A.", "construcciones perez hijos"],
    ["The Brekke Group, Inc.", "Brekke"],
    ["Müller & Söhne GmbH", "Muller Sohne"],
    ["Compañía de Aguas, S. A. U.", "Aguas"],
  ])("takes %s and %s for one name", (one, other) => {
    expect(companyWords(one)).toEqual(companyWords(other));
  });

  it("keeps a name that is nothing but such words", () => {
    expect(companyWords("The Group")).toEqual(["the", "group"]);
    expect(companyWords(" ")).toEqual([]);
  });

  it("has the domain of its website, wherever on it the link leads", () => {
    expect(websiteDomain("https://www.Acme.co.uk/es/?a=b")).toBe("acme.co.uk");
    expect(websiteDomain("acme.com:8080")).toBe("acme.com");
    expect(websiteDomain("gmail.com")).toBeNull();
    expect(websiteDomain("facebook.com/acme")).toBeNull();
    expect(websiteDomain("none")).toBeNull();
  });
});
