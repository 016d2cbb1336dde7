import { describe, expect, it } from "vitest";
import { findOrganisationPairs } from "./find-pairs";

const others = Array.from({ length: 200 }, (_, place) => ({
  id: `other${place}`,
  name: `Comercial ${place} Restaurante`,
  phones: [`+34 91 ${String(1_000_000 + place * 7_919)}`],
  street: `Calle de Alcalá ${place + 1}`,
  city: "Madrid",
}));
const found = (one: object, other: object) =>
  findOrganisationPairs([{ id: "one", ...one }, { id: "other", ...other }, ...others]).filter(
    (pair) => pair.one === "one" || pair.other === "one",
  );

describe("companies", () => {
  it.each([
    [
      { name: "Aceros del Norte, S.L.", website: "https://www.acerosnorte.es" },
      { name: "ACEROS DEL NORTE", website: "acerosnorte.es/contacto" },
    ],
    [
      {
        name: "Arnie Morton's of Chicago",
        street: "435 S. La Cienega Blv.",
        city: "Los Angeles",
        phones: ["310/246-1501"],
      },
      {
        name: "Arnie Mortons Chicago",
        street: "435 South La Cienega Boulevard",
        city: "Los Angeles",
        phones: ["310-246-1501"],
      },
    ],
    [
      { name: "Müller & Söhne GmbH", street: "Hauptstr. 5", city: "Köln" },
      { name: "Mueller Soehne", street: "Hauptstraße 5", city: "Koln", phones: [] },
    ],
  ])("written in two ways are found", (one, other) => {
    expect(found(one, other)).toHaveLength(1);
  });

  it("of other names behind one switchboard and under one roof are no pair", () => {
    const roof = { street: "Gran Vía 12", city: "Madrid", postcode: "28013", phones: ["+34 910 00 11 22"] };
    expect(found({ name: "Vega Consultores", ...roof }, { name: "Orbis Seguros", ...roof })).toEqual([]);
  });

  it("of one name in two towns are no pair: they are branches, or strangers", () => {
    const madrid = { name: "Hotel Central", street: "Gran Vía 12", city: "Madrid" };
    const lima = { name: "Hotel Central", street: "Jirón Unión 300", city: "Lima" };
    expect(found(madrid, lima)).toEqual([]);
  });
});
