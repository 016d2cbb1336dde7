import type { Locator, Page } from "@playwright/test";
import { act } from "../harness/api";
import { expect, test } from "../harness/marketer";
import { phone, unique } from "../harness/phone";

/* A marketer sorts an audience by what only this organisation wants to know, and respects a no: in English, and in Spanish on a phone. */

interface Made {
  id: string;
}

const words = {
  en: {
    bar: "What to do with the chosen ones",
    edit: "Change…",
    field: "What to change",
    value: "New value",
    change: (count: number) => new RegExp(`^Change (one|${count})$`, "u"),
    changed: (count: number) => (count === 1 ? "One account changed" : `${count} accounts changed`),
    filter: "Filter",
    find: "Find a field",
    apply: "Apply",
    remove: /^Take this filter away/u,
    order: "Order",
    by: (field: string) => `By ${field}`,
    two: "2 accounts.",
    three: "3 accounts.",
    columns: "Columns",
    actions: (value: string) => `What to do with ${value}`,
    saidNo: "They asked on the phone not to be written to here",
    no: "Said no",
    takeNoBack: "Take the no back",
  },
  es: {
    bar: "Qué hacer con lo elegido",
    edit: "Cambiar…",
    field: "Qué cambiar",
    value: "Valor nuevo",
    change: (count: number) => new RegExp(`^Cambiar (una|uno|${count})$`, "u"),
    changed: (count: number) => (count === 1 ? "Una cuenta cambiada" : `${count} cuentas cambiadas`),
    filter: "Filtrar",
    find: "Buscar un campo",
    apply: "Aplicar",
    remove: /^Quitar este filtro/u,
    order: "Orden",
    by: (field: string) => `Por ${field}`,
    two: "2 cuentas.",
    three: "3 cuentas.",
    columns: "Columnas",
    actions: (value: string) => `Qué hacer con ${value}`,
    saidNo: "Pidió por teléfono que no le escriban aquí",
    no: "Dijo que no",
    takeNoBack: "Retirar el no",
  },
} as const;
type Words = (typeof words)[keyof typeof words];

const marketers = [
  { who: "at a desk, in English", device: {}, w: words.en, language: "en" },
  { who: "on a phone, in Spanish", device: phone, w: words.es, language: "es" },
] as const satisfies readonly { who: string; device: object; w: Words; language: string }[];

for (const { who, device, w, language } of marketers) {
  test(`a marketer ${who}: a field of the organisation’s own is filled in for many, filtered by and sorted by`, async ({
    as,
    marketer,
    product,
  }) => {
    const fair = unique("Fair");
    const feria = unique("Feria");
    const label = language === "en" ? fair : feria;
    await ownChoice(await as("administrator"), fair, feria, ["Bogotá", "Austin"]);

    const page = await marketer(language, device);
    const city = unique("Villa");
    for (const name of ["Alba", "Bruma", "Cima"])
      await act<Made>(page.request, product.url, "crm.accounts.create", { name: `${name} ${city}`, city });
    await page.goto(`/crm/accounts?where=${encodeURIComponent(`city:is:${city}`)}`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(w.three);
    await fill(page, w, [`Alba ${city}`, `Cima ${city}`], label, "Bogotá");
    await fill(page, w, [`Bruma ${city}`], label, "Austin");

    await page.getByRole("button", { name: w.filter, exact: true }).click();
    await page.getByRole("textbox", { name: w.find }).fill(label);
    await page.keyboard.press("Enter");
    await page.getByRole("checkbox", { name: "Bogotá" }).check();
    await page.getByRole("button", { name: w.apply }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(w.two);
    await expect(page.getByRole("rowheader").filter({ hasText: "Bruma" })).toHaveCount(0);
    await page.getByRole("button", { name: w.remove }).last().click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(w.three);

    if (device === phone) await page.getByLabel(w.order).selectOption({ label: w.by(label) });
    else {
      await page.getByRole("button", { name: w.columns }).click();
      await page.getByRole("checkbox", { name: label }).click();
      await page.keyboard.press("Escape");
      await page.getByRole("columnheader", { name: label }).getByRole("button").click();
    }
    await expect(page.getByRole("rowheader").first()).toContainText("Bruma");
    await expect(page).toHaveURL(/sort=/u);
  });

  test(`a marketer ${who}: a no takes the address out of use, with who said so, and only taking it back opens it again`, async ({
    marketer,
    product,
  }) => {
    const page = await marketer(language, device);
    const email = `${unique("rosa").replace(" ", ".")}@example.org`;
    const { id } = await act<Made>(page.request, product.url, "crm.contacts.create", {
      givenName: "Rosa",
      familyName: unique("Vela"),
      email,
    });
    await page.goto(`/crm/contacts/${id}`);
    const link = page.locator("#main").getByRole("link", { name: email });
    await expect(link.first()).toBeVisible();
    await page.getByRole("button", { name: w.actions(email) }).click();
    await page.getByRole("menuitem", { name: w.saidNo }).click();
    await expect(page.getByText(w.no, { exact: true })).toBeVisible();
    await expect(link, "nobody writes to it by a press").toHaveCount(0);
    await page.reload();
    await expect(page.getByText(w.no, { exact: true })).toBeVisible();
    await page.getByRole("button", { name: w.actions(email) }).click();
    await page.getByRole("menuitem", { name: w.takeNoBack }).click();
    await expect(link.first()).toBeVisible();
  });
}

/** An administrator adds a field with choices to accounts, and has lists sort by it. */
async function ownChoice(page: Page, en: string, es: string, choices: readonly string[]): Promise<void> {
  await page.goto("/crm/fields?type=account");
  await page.getByRole("button", { name: "New field" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name in English").fill(en);
  await dialog.getByLabel("Name in Spanish").fill(es);
  await dialog.getByLabel("Kind").selectOption({ label: "One of several" });
  const chips = dialog.getByRole("textbox", { name: /What can be chosen/u });
  for (const choice of choices) {
    await chips.fill(choice);
    await chips.press("Enter");
  }
  await dialog.getByRole("button", { name: "Add field" }).click();
  await expect(dialog).toBeHidden();
  const row = page.getByRole("row", { name: new RegExp(en, "u") });
  await row.getByRole("button", { name: `What to do with “${en}”` }).click();
  await page.getByRole("menuitem", { name: "Let lists sort by it" }).click();
  await expect(row).toContainText("Sorts lists", { timeout: 20_000 });
}

/** Gives the named rows one value of a field, all at once. */
async function fill(page: Page, w: Words, names: readonly string[], field: string, value: string): Promise<void> {
  for (const name of names) await boxOf(page, name).click();
  await page.getByRole("region", { name: w.bar }).getByRole("button", { name: w.edit }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(w.field).selectOption({ label: field });
  await dialog.getByLabel(w.value).selectOption({ label: value });
  await dialog.getByRole("button", { name: w.change(names.length) }).click();
  await expect(page.getByText(w.changed(names.length))).toBeVisible();
  await expect(boxOf(page, names[0] ?? "")).not.toBeChecked();
}

const boxOf = (page: Page, name: string): Locator =>
  page.getByRole("row", { name: new RegExp(name, "u") }).getByRole("checkbox");
