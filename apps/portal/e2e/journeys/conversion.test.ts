import type { Page } from "@playwright/test";
import { act } from "../harness/api";
import { expect, test } from "../harness/crew";
import { phone, unique } from "../harness/phone";

/** Somebody who is a customer's contact already, and writes again through another door. */
async function makeKnown(page: Page, url: string) {
  const company = unique("Clínica Lago");
  const familyName = unique("Sol");
  const email = `marina.${familyName.slice(4)}@clinicalago.example`;
  const accountId = (await act<{ id: string }>(page.request, url, "crm.accounts.create", { name: company })).id;
  await act(page.request, url, "crm.contacts.create", { givenName: "Marina", familyName, email, accountId });
  return { company, familyName, email };
}

test("a lead is converted into whom it turns out to be, takes everything along, and the way back undoes all of it", async ({
  hire,
  enter,
  product,
}) => {
  const page = await enter(await hire("Grace", { language: "en" }), { viewport: { width: 1366, height: 768 } });
  const main = page.locator("#main");
  const { company, familyName, email } = await makeKnown(page, product.url);
  await page.goto("/crm/leads");
  await page.getByRole("button", { name: "New lead" }).click();
  const form = page.getByRole("dialog");
  await form.getByLabel("First name").fill("Marina");
  await form.getByLabel("Last name").fill(familyName);
  await form.getByLabel("Company").fill(company);
  await form.getByLabel("E-mail").fill(email);
  await form.getByLabel("Interested in").fill("A second cold room");
  await form.getByRole("button", { name: "Add", exact: true }).click();
  await expect(form).toBeHidden();
  await page.goto(`/crm/leads?q=${encodeURIComponent(familyName)}`);
  await page.getByRole("rowheader").getByRole("link").first().click();
  const box = page.getByRole("textbox", { name: "What happened" });
  await box.fill("Called Marina for 9 minutes, she needs it before summer");
  await box.press("Enter");
  await expect(page.getByText(/^Logged: Call/u)).toBeVisible();

  // Who is there already comes first, with why it is thought to be them, and is chosen.
  await page.getByRole("button", { name: "Convert", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: `What becomes of Marina ${familyName}` });
  const contact = dialog.getByRole("group", { name: "Contact" });
  await expect(contact.getByRole("radio").first()).toBeChecked();
  await expect(contact.locator("label").first()).toContainText(`Marina ${familyName}`);
  await expect(contact.locator("label").first()).toContainText(/same e-mail/iu);
  const account = dialog.getByRole("group", { name: "Account" });
  await account.getByRole("radio", { name: new RegExp(`^${company}`, "u") }).check();
  const deal = unique("Second cold room");
  await dialog.getByLabel("Name of the opportunity").fill(deal);
  await dialog.getByLabel("Amount").fill("38000");
  await dialog.getByRole("button", { name: "Convert", exact: true }).click();
  await expect(page.getByText(`Marina ${familyName} was converted`)).toBeVisible();
  await expect(page.getByRole("heading", { name: /^Converted on/u })).toBeVisible();

  await main.getByRole("link", { name: deal }).click();
  await expect(page).toHaveTitle(new RegExp(deal, "u"));
  const dealPage = page.url();
  await expect(main, "the lead's history is where the deal's begins").toContainText("she needs it before summer");
  await expect(main).toContainText("38,000");
  await main.getByRole("link", { name: company }).first().click();
  await expect(main.getByRole("link", { name: deal }).first(), "the customer has the deal").toBeVisible();

  await page.goto(`/crm/leads?q=${encodeURIComponent(familyName)}`);
  await page.getByRole("rowheader").getByRole("link").first().click();
  await page.getByRole("button", { name: "Take the conversion back" }).click();
  await expect(page.getByText(`Marina ${familyName} is a lead again`)).toBeVisible();
  await expect(page.getByRole("button", { name: "Convert", exact: true })).toBeVisible();
  await expect(main, "and it kept its history").toContainText("she needs it before summer");
  await page.goto(dealPage);
  await expect(main.getByRole("alert")).toBeVisible();
  await expect(main).not.toContainText(deal);
});

test("en el teléfono se convierte un cliente potencial desde el tablero, con lo que ya existe a la vista", async ({
  hire,
  enter,
  product,
}) => {
  const page = await enter(await hire("Lucía", { language: "es" }), phone);
  const { company, familyName, email } = await makeKnown(page, product.url);
  await act(page.request, product.url, "crm.leads.create", { givenName: "Marina", familyName, company, email });
  const name = `Marina ${familyName}`;
  await page.goto("/crm/leads/board?owner=mine");
  await page.getByRole("button", { name: `Mover ${name} a…` }).tap();
  await page.getByRole("menuitem", { name: "Convertido" }).tap();
  const dialog = page.getByRole("dialog", { name: new RegExp(name, "u") });
  await expect(dialog.getByRole("group", { name: "Contacto" }).getByRole("radio").first()).toBeChecked();
  const box = await dialog.boundingBox();
  expect(box && box.x >= 0 && box.x + box.width <= 390, "the dialog fits the phone").toBe(true);
  await dialog.getByRole("button", { name: "Convertir", exact: true }).tap();

  // Its process asks what they are interested in: only that opens, and everything chosen stays chosen.
  await dialog.getByLabel("Le interesa").fill("Una segunda cámara");
  await dialog.getByRole("button", { name: "Convertir", exact: true }).tap();
  await expect(dialog).toBeHidden();
  await expect(page.getByText(new RegExp(`^${name}.* convert`, "u"))).toBeVisible();
  await page.getByRole("button", { name: "Deshacer" }).tap();
  await expect(page.getByRole("region", { name: /^Nuevo,/u }).getByText(name)).toBeVisible();
});
