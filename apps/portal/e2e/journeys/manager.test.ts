import type { Locator, Page } from "@playwright/test";
import { act } from "../harness/api";
import { phone, unique } from "../harness/phone";
import { type Chair, expect, personIn, test } from "../harness/test";

/* A people manager looks after a team's customers and their data: at a desk in Spanish, and in English on a phone. */

interface Made {
  id: string;
}

const words = {
  es: {
    figure: /([\d.]+) fichas?: ver$/u,
    opportunities: (count: number) => (count === 1 ? "Una oportunidad." : `${count} oportunidades.`),
    team: "Mi equipo",
    score: /\d+ de 100/u,
    accounts: "Cuentas",
    type: "Tipo",
    missing: /^Falta /u,
    fix: "Rellenar",
    save: "Guardar",
    saved: (name: string) => `Guardado: ${name}`,
    claim: "Reclamar",
    left: /puedes reclamar (\d+) más/u,
    claimed: (name: string) => `${name} ya es tuya`,
    bar: "Qué hacer con lo elegido",
    reassign: "Traspasar…",
    owner: "Propietario",
    hand: "Traspasar 3",
    handed: "3 cuentas traspasadas",
    undo: "Deshacer",
    back: "3 registros restablecidos",
    saveView: "Guardar vista",
    viewName: "Nombre de la vista",
    share: "La ve todo el mundo",
    views: "Vistas",
    change: (name: string) => `Cambiar «${name}»`,
    remove: "Eliminar",
    oneAccount: "Una cuenta.",
  },
  en: {
    figure: /([\d,]+) records?: show$/u,
    opportunities: (count: number) => (count === 1 ? "One opportunity." : `${count} opportunities.`),
    team: "My team",
    score: /\d+ out of 100/u,
    accounts: "Accounts",
    type: "Type",
    missing: /is missing/u,
    fix: "Fill in",
    save: "Save",
    saved: (name: string) => `Saved: ${name}`,
    claim: "Claim",
    left: /claim (\d+) more today/u,
    claimed: (name: string) => `${name} is yours now`,
    bar: "What to do with the chosen ones",
    reassign: "Hand over…",
    owner: "Owner",
    hand: "Hand over 3",
    handed: "3 accounts handed over",
    undo: "Undo",
    back: "3 records put back",
    saveView: "Save view",
    viewName: "Name of the view",
    share: "Everybody sees it",
    views: "Views",
    change: (name: string) => `Change “${name}”`,
    remove: "Remove",
    oneAccount: "One account.",
  },
} as const;
type Words = (typeof words)[keyof typeof words];

const managers = [
  { who: "at a desk, in Spanish", chair: "people manager", seller: "employee", device: {}, w: words.es },
  { who: "on a phone, in English", chair: "sponsor", seller: "change manager", device: phone, w: words.en },
] as const satisfies readonly { who: string; chair: Chair; seller: Chair; device: object; w: Words }[];

for (const { who, chair, seller, device, w } of managers) {
  test(`a manager ${who}: a number on the dashboard opens exactly the rows it counts`, async ({ as }) => {
    const page = await as(chair, device);
    // Others work meanwhile: what is counted between two looks may differ once, and then not again.
    await expect(async () => {
      await page.goto("/crm/dashboard?board=deals&owner=all");
      const figure = page.getByRole("link", { name: w.figure }).first();
      await expect(figure).toBeVisible();
      const count = Number(
        w.figure.exec((await figure.getAttribute("aria-label")) ?? "")?.[1]?.replaceAll(/[.,]/gu, ""),
      );
      expect(count).toBeGreaterThan(0);
      await figure.click();
      await page.waitForURL(/\/crm\/opportunities\?/u);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(w.opportunities(count), { timeout: 3_000 });
    }).toPass({ timeout: 20_000 });
    await expect(page.getByRole("rowheader").first()).toBeVisible();
  });

  test(`a manager ${who}: data is scored for the team as a sum, and what one’s own record lacks is filled in where it is named`, async ({
    as,
    product,
  }) => {
    const page = await as(chair, device);
    const name = unique("Incompleta");
    await act<Made>(page.request, product.url, "crm.accounts.create", { name });
    await page.goto("/crm/quality?type=account&part=completeness");
    const row = page.getByRole("listitem").filter({ has: page.getByRole("link", { name, exact: true }) });
    await expect(row).toBeVisible();
    const lacking = row.getByRole("listitem").filter({ hasText: w.missing });
    const said = await lacking.first().locator("span").first().textContent();
    const first = said?.split("+")[0]?.trim() ?? "";
    await lacking.first().getByRole("button", { name: w.fix }).click();
    const sheet = page.getByRole("dialog", { name });
    await write(sheet.getByRole("textbox").first());
    await sheet.getByRole("button", { name: w.save, exact: true }).click();
    await expect(sheet).toBeHidden();
    await expect(lacking.filter({ hasText: first })).toHaveCount(0);
    await page.getByRole("radio", { name: w.team }).check();
    await expect(page.getByRole("heading", { level: 1 })).toContainText(w.score);
  });

  test(`a manager ${who}: what nobody looks after is claimed with one press, and how many more may be is said`, async ({
    as,
    product,
  }) => {
    const keeper = await as("administrator");
    const name = unique("Huérfana");
    const { id } = await act<Made>(keeper.request, product.url, "crm.accounts.create", { name });
    await act(keeper.request, product.url, "crm.accounts.bulkReassign", { ids: [id], ownerId: null });
    const page = await as(chair, device);
    await page.goto("/crm/unclaimed?type=account&why=unowned");
    const left = async () => Number(w.left.exec((await page.locator("#main").textContent()) ?? "")?.[1]);
    const row = page.getByRole("row", { name: new RegExp(name, "u") });
    await expect(row).toBeVisible();
    const before = await left();
    await row.getByRole("button", { name: w.claim }).click();
    await expect(page.getByText(w.claimed(name))).toBeVisible();
    await expect(row).toHaveCount(0);
    await expect.poll(left).toBe(before - 1);
    const log = page.locator("#main").getByRole("listitem").filter({ hasText: name });
    await expect(log.first()).toContainText(personIn(product, chair).name);
    await page.goto(`/crm/accounts?owner=mine&q=${encodeURIComponent(name)}`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(w.oneAccount);
  });

  test(`a manager ${who}: several customers are handed to somebody of the team in one go, and back`, async ({
    as,
    product,
  }) => {
    const page = await as(chair, device);
    const city = unique("Traspaso");
    await threeAccounts(page, product.url, city);
    await page.goto(`/crm/accounts?where=${encodeURIComponent(`city:is:${city}`)}&cols=ownerId`);
    const [manager, colleague] = [personIn(product, chair).name, personIn(product, seller).name];
    const held = (by: string) => page.getByRole("row").filter({ hasText: by });
    await expect(held(manager)).toHaveCount(3);
    for (const box of await page.getByRole("rowgroup").last().getByRole("checkbox").all()) await box.click();
    await page.getByRole("region", { name: w.bar }).getByRole("button", { name: w.reassign }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("combobox", { name: w.owner }).fill(colleague);
    await page.getByRole("option", { name: new RegExp(colleague, "u") }).click();
    await dialog.getByRole("button", { name: w.hand }).click();
    await expect(page.getByText(w.handed)).toBeVisible();
    await expect(held(colleague)).toHaveCount(3);
    await page.getByRole("button", { name: w.undo }).click();
    await expect(page.getByText(w.back)).toBeVisible();
    await expect(held(manager)).toHaveCount(3);
  });

  test(`a manager ${who}: a view is set up, shared, and found by somebody of the team`, async ({ as, product }) => {
    const page = await as(chair, device);
    const city = unique("Vista");
    await threeAccounts(page, product.url, city);
    await page.goto(`/crm/accounts?where=${encodeURIComponent(`city:is:${city}`)}`);
    await page.getByRole("button", { name: w.saveView }).click();
    await page.getByLabel(w.viewName).fill(city);
    await page.getByRole("checkbox", { name: w.share }).check();
    await page.getByRole("dialog").getByRole("button", { name: w.save, exact: true }).click();
    const tabs = page.getByRole("navigation", { name: w.views });
    await expect(tabs.getByRole("button", { name: city })).toHaveAttribute("aria-current", "true");

    const colleague = await as(seller, device);
    await colleague.goto("/crm/accounts");
    const tab = colleague.getByRole("navigation", { name: w.views }).getByRole("button", { name: city });
    await tab.click();
    await expect(colleague.getByRole("heading", { level: 1 })).toContainText(/^3 /u);
    await expect(colleague.getByRole("rowheader")).toHaveCount(3);

    await page.getByRole("button", { name: w.change(city) }).click();
    await page.getByRole("menuitem", { name: w.remove }).click();
    await expect(tabs.getByRole("button", { name: city })).toHaveCount(0);
    await colleague.goto("/crm/accounts");
    await expect(colleague.getByRole("grid")).toBeVisible();
    await expect(tab).toHaveCount(0);
  });
}

async function threeAccounts(page: Page, url: string, city: string): Promise<void> {
  for (const name of ["Uno", "Dos", "Tres"])
    await act<Made>(page.request, url, "crm.accounts.create", { name: `${name} ${city}`, city });
}

/** Says something in the field that was opened. */
async function write(field: Locator): Promise<void> {
  const isAddress = (await field.getAttribute("type")) === "url";
  await field.fill(isAddress ? "https://example.org" : "+57 1 555 0199");
}
