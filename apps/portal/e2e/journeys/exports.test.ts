import { readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import { act } from "../harness/api";
import { expect, test } from "../harness/marketer";
import { phone, unique } from "../harness/phone";
import { cellsOf, unzipped } from "../harness/workbook";

/* A marketer takes a list out and opens it elsewhere: at a desk in English, and in Spanish on a phone. */

const words = {
  en: {
    filter: "Filter",
    find: "Find a field",
    city: "City",
    value: "Value",
    count: "3 accounts.",
    bar: "What to do with the chosen ones",
    chosen: "Export…",
    export: "Export",
    done: "3 rows exported",
    name: "Name",
    allKinds: /^All activities/u,
    activityHead: ["Kind", "What", "About"],
    call: "Call",
    entered: /^Entered/u,
  },
  es: {
    filter: "Filtrar",
    find: "Buscar un campo",
    city: "Ciudad",
    value: "Valor",
    count: "3 cuentas.",
    bar: "Qué hacer con lo elegido",
    chosen: "Exportar…",
    export: "Exportar",
    done: "3 filas exportadas",
    name: "Nombre",
    allKinds: /^Todas las actividades/u,
    activityHead: ["Tipo", "Qué", "Sobre"],
    call: "Llamada",
    entered: /^Entraron/u,
  },
} as const;
type Words = (typeof words)[keyof typeof words];

const marketers = [
  { who: "at a desk, in English", language: "en", device: {}, w: words.en },
  { who: "on a phone, in Spanish", language: "es", device: phone, w: words.es },
] as const satisfies readonly { who: string; language: "en" | "es"; device: object; w: Words }[];

for (const { who, language, device, w } of marketers)
  test(`a marketer ${who}: what a list shows leaves it as CSV and Excel, row for row, and no cell of it runs`, async ({
    marketer,
    product,
  }) => {
    const page = await marketer(language, device);
    const city = unique("Puerto");
    const names = [`=SUM(1+1)*cmd|'/c calc'!A0 ${city}`, `@Beta ${city}`, `Añil "y" Cía; ${city}`];
    for (const name of names) await act(page.request, product.url, "crm.accounts.create", { name, city });
    await page.goto("/crm/accounts");
    await expect(page.getByRole("grid")).toBeVisible();
    await page.getByRole("button", { name: w.filter, exact: true }).click();
    await page.getByRole("textbox", { name: w.find }).fill(w.city);
    await page.keyboard.press("Enter");
    await page.getByRole("textbox", { name: w.value }).fill(city);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(w.count);

    const csv = (await taken(page, w, "CSV", device === phone)).toString("utf8");
    expect(csv.charCodeAt(0), "the mark that tells spreadsheets how it is written").toBe(0xfeff);
    const lines = csv.slice(1).trim().split("\r\n");
    expect(lines).toHaveLength(4);
    expect(lines[0]?.split(/[,;]/)[0]).toBe(w.name);
    expect(lines.some((line) => line.startsWith(`"'${names[0]}"`))).toBe(true);
    expect(lines.some((line) => line.startsWith(`"'${names[1]}"`))).toBe(true);
    expect(lines.some((line) => line.startsWith(`"Añil ""y"" Cía; ${city}"`))).toBe(true);

    const workbook = await taken(page, w, "Excel", device === phone);
    const [head, ...rows] = cellsOf(workbook);
    expect(head?.[0]).toBe(w.name);
    expect(rows.map((row) => row[0]).toSorted()).toEqual(names.toSorted());
    expect(unzipped(workbook).get("xl/worksheets/sheet1.xml"), "no cell is a formula").not.toMatch(/<f[ >]/u);
  });

/** At a desk the whole list leaves; on a phone what is chosen, which here is the whole list. */
async function taken(page: Page, w: Words, format: string, chosen: boolean): Promise<Buffer> {
  if (chosen) {
    for (const box of await page.getByRole("rowgroup").last().getByRole("checkbox").all())
      if (!(await box.isChecked())) await box.click();
    await page.getByRole("region", { name: w.bar }).getByRole("button", { name: w.chosen }).click();
  } else await page.getByRole("button", { name: w.export, exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: format }).check();
  const coming = page.waitForEvent("download");
  await dialog.getByRole("button", { name: w.export, exact: true }).click();
  const bytes = readFileSync(await (await coming).path());
  await expect(page.getByText(w.done).first()).toBeVisible();
  return bytes;
}

for (const { who, language, device, w } of marketers)
  test(`somebody ${who}: the lists behind a dashboard's numbers leave as they are shown, and no cell of them runs`, async ({
    hire,
    enter,
    product,
  }) => {
    // Nobody else's journey logs or sells as this person: the lists are hers alone.
    const page = await enter(await hire("Exportadora", { language }), device);
    const place = unique("Muelle");
    const texts = [`=SUM(1+1)*cmd|'/c calc'!A0 ${place}`, `Habló con "Cía; ${place}"`];
    const { id: accountId } = await act<{ id: string }>(page.request, product.url, "crm.accounts.create", {
      name: place,
    });
    for (const text of texts)
      await act(page.request, product.url, "crm.activities.log", { text, kind: "call", accountId });
    const deals = [`@Beta ${place}`, `Zeta ${place}`];
    for (const name of deals)
      await act(page.request, product.url, "crm.opportunities.create", { name, accountId, currency: "USD" });

    await page.goto("/crm/dashboard?board=activities&owner=mine");
    const activities = await opened(page, page.getByRole("button", { name: w.allKinds }));
    expect(activities.shown).toEqual(expect.arrayContaining(texts));
    const workbook = await takenFrom(page, w, "Excel");
    const rows = cellsOf(workbook);
    expect(rows[0]?.slice(0, 3)).toEqual(w.activityHead);
    expect(rows.slice(1).map((row) => row[1])).toEqual(activities.shown);
    expect(rows.slice(1).every((row) => row[0] === w.call)).toBe(true);
    expect(unzipped(workbook).get("xl/worksheets/sheet1.xml"), "no cell is a formula").not.toMatch(/<f[ >]/u);

    await page.goto("/crm/dashboard?board=deals&owner=mine");
    const entered = await opened(page, page.getByRole("button", { name: w.entered }).first());
    expect(entered.shown).toEqual(expect.arrayContaining(deals));
    const csv = (await takenFrom(page, w, "CSV")).toString("utf8").slice(1).trim().split("\r\n");
    expect(csv.slice(1).map((line) => line.split(/[,;]/u)[0]?.replaceAll('"', ""))).toEqual(
      entered.shown.map((name) => (name.startsWith("@") ? `'${name}` : name)),
    );
  });

/** The rows behind a number, as they are read. */
async function opened(page: Page, number: Locator): Promise<{ shown: string[] }> {
  await number.click();
  const rows = page.getByRole("dialog").getByRole("listitem");
  await expect(rows.first()).toBeVisible();
  return { shown: await rows.locator("span:first-child").allInnerTexts() };
}

async function takenFrom(page: Page, w: Words, format: string): Promise<Buffer> {
  await page.getByRole("dialog").getByRole("button", { name: w.export, exact: true }).click();
  const dialog = page.getByRole("dialog", { name: w.export, exact: true });
  await dialog.getByRole("radio", { name: format }).check();
  const coming = page.waitForEvent("download");
  await dialog.getByRole("button", { name: w.export, exact: true }).click();
  return readFileSync(await (await coming).path());
}
