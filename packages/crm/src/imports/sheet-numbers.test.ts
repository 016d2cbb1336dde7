import { openWorld } from "@arraigo/directory/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { crmModule } from "../index";
import { makeWorkbook } from "./file/testing/make-workbook";
import { bringIn, type ImportWorld } from "./testing/bring-in";

let world: ImportWorld;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

it("a sheet's own numbers come in as they are in Spanish too, beside texts that group their thousands with points", async () => {
  const org = await world.organisation({ language: "es" });
  const boss = await org.person({ roles: ["people_manager"], language: "es" });
  const typed = (value: string) => ({ xml: `<c><v>${value}</v></c>` });
  const rows = [
    ["Nombre", "Código", "Precio"],
    ["Diésel", "D1", typed("1.459")],
    ["Súper", "S1", typed("0.125")],
    ["Caldera", "C1", "1.234,56"],
    ["Fuelóleo", "F1", "2.500"],
    ["Queroseno", "Q1", { xml: '<c s="5"><v>1.125</v></c>' }],
  ];
  const content = makeWorkbook([{ name: "Hoja1", rows }]);
  await bringIn(world, org, boss, { recordType: "product", fileName: "precios.xlsx", content });
  const { rows: products } = await boss.call.products.list({ sort: { field: "name", direction: "asc" } });
  expect(products.map((row) => [row.name, row.values.priceMinor])).toEqual([
    ["Caldera", 123_456],
    ["Diésel", 146],
    ["Fuelóleo", 250_000],
    ["Queroseno", 113],
    ["Súper", 13],
  ]);
});

it("a formula that was saved without its result is a finding, in the reader's language, and one whose result is empty is none", async () => {
  for (const [language, reason] of [
    [
      "en",
      "Website holds a formula without its result: open the file in your spreadsheet, save it, and upload it again (2 rows)",
    ],
    [
      "es",
      "Website tiene una fórmula sin su resultado: abre el archivo en tu hoja de cálculo, guárdalo y súbelo otra vez (2 filas)",
    ],
  ] as const) {
    const org = await world.organisation({ language });
    const boss = await org.person({ roles: ["people_manager"], language });
    const unworked = { xml: "<c><f>A2&amp;B2</f><v></v></c>" };
    const rows = [
      ["Name", "Website", "City"],
      ["Norte", unworked, { xml: '<c t="str"><f>""</f><v></v></c>' }],
      ["Sur", unworked, "Cádiz"],
      ["Este", { xml: '<c t="str"><f>A4</f><v>este.example</v></c>' }, unworked],
    ];
    const content = makeWorkbook([{ name: "Sheet1", rows }]);
    const { preview, result } = await bringIn(world, org, boss, {
      recordType: "account",
      fileName: "made-by-a-program.xlsx",
      content,
      mapping: (mapping) => ({
        ...mapping,
        columns: mapping.columns.map((column, index) => (index === 2 ? { field: "skip" } : column)),
      }),
    });
    expect(preview).toMatchObject({ created: 3, failed: 0, incomplete: 2 });
    expect(result.notices.map((each) => each.reason)).toEqual([reason]);
  }
});
