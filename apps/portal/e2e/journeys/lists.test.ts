import type { Page } from "@playwright/test";
import { act, ask } from "../harness/api";
import { expect, test } from "../harness/test";

/** Accounts nobody else's journey looks at, made over the API so that the list has something of its own to show. */
async function makeAccounts(page: Page, url: string, names: readonly string[], city: string): Promise<string[]> {
  const made: string[] = [];
  for (const name of names)
    made.push((await act<{ id: string }>(page.request, url, "crm.accounts.create", { name, city })).id);
  return made;
}

const row = (page: Page, name: string) => page.getByRole("row", { name: new RegExp(name, "u") });

test("a filter, an order and columns are in the address, and whoever opens it sees exactly this", async ({
  as,
  product,
}) => {
  const page = await as("administrator");
  const city = `Villa ${Date.now()}`;
  await makeAccounts(page, product.url, [`Beta ${city}`, `Alfa ${city}`], city);
  await page.goto("/crm/accounts");
  await expect(page.getByRole("grid")).toBeVisible();
  await page.keyboard.press("Shift+F");
  await page.keyboard.type("city");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("combobox")).toBeVisible();
  await page.keyboard.type(city);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("2 accounts.");
  await page.getByRole("columnheader", { name: "Name" }).getByRole("button").click();
  await expect(page.getByRole("rowheader").first()).toContainText("Alfa");
  await page.getByRole("button", { name: "Columns" }).click();
  await page.getByRole("checkbox", { name: "Industry" }).click();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("columnheader", { name: "Industry" })).toBeVisible();

  const colleague = await as("people manager");
  await colleague.goto(page.url());
  await expect(colleague.getByRole("heading", { level: 1 })).toContainText(/^2 /u);
  await expect(colleague.getByRole("rowheader").first()).toContainText("Alfa");
  await expect(colleague.getByRole("columnheader", { name: "Sector" })).toBeVisible();
});

test("a cell is written in without a mouse, shows it at once, and is put back", async ({ as, product }) => {
  const page = await as("administrator");
  const city = `Loja ${Date.now()}`;
  const [id = ""] = await makeAccounts(page, product.url, [`Cerámica ${city}`], city);
  await page.goto(`/crm/accounts?q=${encodeURIComponent(city)}&cols=phone,city`);
  await expect(row(page, "Cerámica")).toBeVisible();
  await page.keyboard.press("j");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("e");
  await page.keyboard.type("+593 7 222 333");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("gridcell", { name: "+593 7 222 333" })).toBeFocused();
  await expect(page.getByText("Saved")).toBeVisible();
  const phone = async () =>
    (await ask<{ values: { phone: string | null } }>(page.request, product.url, "crm.accounts.get", { id })).values
      .phone;
  expect(await phone()).toBe("+593 7 222 333");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Put back", { exact: true })).toBeVisible();
  expect(await phone()).toBeNull();
});

test("many records are changed at once, and put back as they were", async ({ as, product }) => {
  const page = await as("administrator");
  const city = `Ibarra ${Date.now()}`;
  const ids = await makeAccounts(
    page,
    product.url,
    ["Uno", "Dos", "Tres"].map((name) => `${name} ${city}`),
    city,
  );
  await page.goto(`/crm/accounts?where=${encodeURIComponent(`city:is:${city}`)}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("3 accounts.");
  await page.keyboard.press("j");
  await page.keyboard.press("Control+a");
  const bar = page.getByRole("region", { name: "What to do with the chosen ones" });
  await expect(bar).toContainText("3 accounts chosen");
  await bar.getByRole("button", { name: "Change…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("What to change").selectOption({ label: "Relation" });
  await dialog.getByLabel("New value").selectOption({ label: "Partner" });
  await dialog.getByRole("button", { name: "Change 3" }).click();
  await expect(page.getByText("3 accounts changed")).toBeVisible();
  const relations = async () => {
    const accounts = ids.map((id) =>
      ask<{ values: { relation: string | null } }>(page.request, product.url, "crm.accounts.get", { id }),
    );
    return (await Promise.all(accounts)).map(({ values }) => values.relation);
  };
  expect(await relations()).toEqual(["partner", "partner", "partner"]);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("3 records put back")).toBeVisible();
  expect(await relations()).toEqual([null, null, null]);
});

test("a view is saved under a name, says when it was changed, and is found again", async ({ as }) => {
  const page = await as("administrator");
  const name = `Nobody’s accounts ${Date.now()}`;
  await page.goto("/crm/accounts?owner=unowned");
  await page.getByRole("button", { name: "Save view" }).click();
  await page.getByLabel("Name of the view").fill(name);
  await page.keyboard.press("Enter");
  const views = page.getByRole("navigation", { name: "Views" });
  await expect(views.getByRole("button", { name })).toHaveAttribute("aria-current", "true");
  await page.getByRole("radio", { name: "All" }).check();
  await expect(views.getByRole("button", { name })).toContainText("changed");
  await page.goto("/crm/accounts");
  await views.getByRole("button", { name }).click();
  await expect(page).toHaveURL(/owner=unowned/u);
  await page.getByRole("button", { name: `Change “${name}”` }).click();
  await page.getByRole("menuitem", { name: "Remove" }).click();
  await expect(views.getByRole("button", { name })).toHaveCount(0);
});

test("two people edit one record: the second sees what changed, and loses nothing they typed", async ({
  as,
  product,
}) => {
  const page = await as("administrator");
  const city = `Manta ${Date.now()}`;
  const [id = ""] = await makeAccounts(page, product.url, [`Pesquera ${city}`], city);
  await page.goto(`/crm/accounts/${id}`);
  await page.getByRole("button", { name: /^Edit/u }).first().click();
  const sheet = page.getByRole("dialog");
  await sheet.getByLabel("City").fill("Guayaquil");
  await sheet.getByLabel("Industry").fill("Fishing");
  await act(page.request, product.url, "crm.accounts.update", { id, values: { city: "Quito", phone: "+593 2 111" } });
  await sheet.getByRole("button", { name: "Save" }).click();

  const city2 = sheet.getByRole("group", { name: "City" });
  await expect(city2.getByRole("radio", { name: /What you wrote\s*Guayaquil/u })).toBeChecked();
  await expect(sheet.getByLabel("Industry"), "what was typed is still there").toHaveValue("Fishing");
  await expect(sheet.getByLabel("Phone"), "what the other one changed is shown").toHaveValue("+593 2 111");
  await city2.getByRole("radio", { name: /What it says now\s*Quito/u }).check();
  await sheet.getByRole("button", { name: "Save what I chose" }).click();
  await expect(sheet).toBeHidden();
  const { values } = await ask<{ values: Record<string, string> }>(page.request, product.url, "crm.accounts.get", {
    id,
  });
  expect(values).toMatchObject({ city: "Quito", industry: "Fishing", phone: "+593 2 111" });
});

test("on a phone a list is cards that can be searched, opened and chosen", async ({ as }) => {
  const page = await as("administrator", { viewport: { width: 390, height: 844 }, hasTouch: true });
  await page.goto("/crm/contacts");
  const first = page.getByRole("rowheader").first();
  await expect(first).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await page
    .getByRole("checkbox", { name: /^Choose /u })
    .nth(1)
    .tap();
  await expect(page.getByRole("region", { name: "What to do with the chosen ones" })).toBeVisible();
  await first.getByRole("link").tap();
  await page.waitForURL(/\/crm\/contacts\/[0-9a-f-]{36}/u);
});

test("a search that leaves nothing among one’s own offers the nearest name there is, one press away", async ({
  as,
  product,
}) => {
  const page = await as("administrator");
  const name = `Marmolería Quintanilla ${Date.now().toString(36)}`;
  const [id = ""] = await makeAccounts(page, product.url, [name], "Lugo");
  await act(page.request, product.url, "crm.accounts.bulkReassign", { ids: [id], ownerId: null });
  await page.goto(`/crm/accounts?owner=mine&q=${encodeURIComponent(name.replace("Quintanilla", "Quintamilla"))}`);
  await page.getByRole("button", { name, exact: true }).click();
  await expect(row(page, name)).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("One account.");
});
