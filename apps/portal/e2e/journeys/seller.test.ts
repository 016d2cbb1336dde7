import type { Page } from "@playwright/test";
import { act } from "../harness/api";
import { expect, test } from "../harness/crew";
import { phone, unique } from "../harness/phone";

const laptop = { viewport: { width: 1366, height: 768 } };
const twoDaysAgo = () => new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10);

/** A customer with somebody to call and a deal whose next step was due two days ago: what there was before the journey. */
async function makeCustomer(page: Page, url: string, step: string) {
  const make = async (type: string, values: object) =>
    (await act<{ id: string }>(page.request, url, `crm.${type}.create`, values)).id;
  const name = unique("Hotel Ceiba");
  const accountId = await make("accounts", { name, city: "Quito" });
  await make("contacts", { givenName: "Ana", familyName: unique("Paz").replace(" ", ""), accountId });
  const deal = unique("Cold room");
  const dealId = await make("opportunities", { name: deal, currency: "USD", amountMinor: 4_500_000, accountId });
  await make("cases", { subject: unique("Door seal"), accountId });
  await act(page.request, url, "crm.records.setNextStep", {
    type: "opportunity",
    id: dealId,
    nextStep: step,
    nextStepOn: twoDaysAgo(),
  });
  return { name, accountId, deal, dealId };
}

/** Whether a part of the page is wholly on the screen, without scrolling. */
async function expectOnScreen(page: Page, part: ReturnType<Page["getByRole"]>, what: string): Promise<void> {
  await expect(part, what).toBeVisible();
  const box = await part.boundingBox();
  const screen = page.viewportSize();
  const bottom = box ? box.y + box.height : Number.POSITIVE_INFINITY;
  expect(box && box.y >= 0 && bottom <= (screen?.height ?? 0), `${what} ends at ${Math.round(bottom)}`).toBe(true);
}

test("Today says what to do next and why; its record is on one laptop screen, and a call with its minutes is one line", async ({
  hire,
  enter,
  product,
}) => {
  const seller = await hire("Grace", { language: "en" });
  const page = await enter(seller, laptop);
  const { deal, name } = await makeCustomer(page, product.url, "Call Ana about the offer");
  await page.goto("/");
  const next = page.getByRole("listitem").filter({ hasText: deal });
  await expect(next, "why").toContainText("Call Ana about the offer");
  await expect(next).toContainText("overdue");
  await next.getByRole("link", { name: "Open" }).click();
  await expect(page).toHaveTitle(new RegExp(deal, "u"));

  const box = page.getByRole("textbox", { name: "What happened" });
  await expectOnScreen(page, box, "the line to log with");
  for (const heading of ["Next step", "Planned", "Details", "History"])
    await expectOnScreen(page, page.getByRole("heading", { name: new RegExp(`^${heading}`, "u") }), heading);
  await expectOnScreen(
    page,
    page.locator("#main").getByText("Call Ana about the offer").first(),
    "the next step itself",
  );

  await page.keyboard.press("l");
  await expect(box).toBeFocused();
  await page.keyboard.type("called Ana, 12 min, she wants the drawings");
  await expect(page.getByRole("button", { name: "Kind: Call" })).toBeVisible();
  await expect(page.getByRole("button", { name: "12 min" }), "the minutes were read from the line").toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByText(/^Logged: Call/u)).toBeVisible();
  const entry = page.getByRole("listitem").filter({ hasText: "she wants the drawings" });
  await expect(entry).toContainText("12 min");
  await expectOnScreen(page, entry, "what was logged");

  await page.getByRole("link", { name, exact: true }).first().click();
  await expect(page).toHaveTitle(new RegExp(name, "u"));
  for (const heading of ["Next step", "Planned", "Opportunities", "Contacts", "Details", "History"])
    await expectOnScreen(page, page.getByRole("heading", { name: new RegExp(`^${heading}`, "u") }), heading);
  await expect(page.locator("#main"), "the call stands with the customer too").toContainText("she wants the drawings");
});

test("en el teléfono, Hoy dice qué toca y por qué, la ficha empieza por el próximo paso y la llamada se registra en una línea", async ({
  hire,
  enter,
  product,
}) => {
  const page = await enter(await hire("Lucía", { language: "es" }), phone);
  const { deal } = await makeCustomer(page, product.url, "Llamar a Ana por la oferta");
  await page.goto("/");
  const next = page.getByRole("listitem").filter({ hasText: deal });
  await expect(next).toContainText("Llamar a Ana por la oferta");
  await next.getByRole("link", { name: "Abrir" }).tap();
  await expect(page).toHaveTitle(new RegExp(deal, "u"));
  await expectOnScreen(page, page.getByRole("heading", { name: "Próximo paso", level: 2 }), "the next step");
  expect(await page.evaluate(() => document.documentElement.scrollWidth), "nothing is wider than the phone").toBe(390);
  const box = page.getByRole("textbox", { name: "Qué ha pasado" });
  await box.fill("Llamé a Ana, 12 min, quiere los planos");
  await expect(page.getByRole("button", { name: "12 min" })).toBeVisible();
  await box.press("Enter");
  await expect(page.getByText(/^Registro: Llamada/u)).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "quiere los planos" })).toContainText("12 min");
  await page.getByRole("button", { name: "Hecho", exact: true }).tap();
  await expect(page.getByText("Próximo paso hecho")).toBeVisible();
  await expect(page.getByText("Aún sin próximo paso.")).toBeVisible();
});

test("two people edit one record in its form: the second sees what changed, chooses, and loses nothing typed", async ({
  hire,
  enter,
  product,
}) => {
  const boss = await hire("Harriet", { language: "en", roles: ["people_manager"] });
  const seller = await hire("Owen", { language: "en", managerId: boss.id });
  const [first, second] = [await enter(boss, laptop), await enter(seller, laptop)];
  const { accountId } = await makeCustomer(second, product.url, "Call");
  for (const page of [first, second]) {
    await page.goto(`/crm/accounts/${accountId}`);
    await page.getByRole("button", { name: /^Edit/u }).first().click();
    await expect(page.getByRole("dialog").getByLabel("City")).toHaveValue("Quito");
  }
  await second.getByRole("dialog").getByLabel("City").fill("Guayaquil");
  await second.getByRole("dialog").getByLabel("Industry").fill("Hotels");
  await first.getByRole("dialog").getByLabel("City").fill("Cuenca");
  await first.getByRole("dialog").getByLabel("Phone").fill("+593 7 282 0000");
  await first.getByRole("button", { name: "Save", exact: true }).click();
  await expect(first.getByRole("dialog")).toBeHidden();

  const form = second.getByRole("dialog");
  await form.getByRole("button", { name: "Save", exact: true }).click();
  const city = form.getByRole("group", { name: "City" });
  await expect(form, "who changed it").toContainText(boss.name);
  await expect(city.getByRole("radio", { name: /What you wrote\s*Guayaquil/u })).toBeChecked();
  await expect(city.getByRole("radio", { name: /What it says now\s*Cuenca/u })).not.toBeChecked();
  await expect(form.getByLabel("Industry"), "what was typed is still there").toHaveValue("Hotels");
  await form.getByRole("button", { name: "Save what I chose" }).click();
  await expect(form).toBeHidden();
  for (const value of ["Guayaquil", "Hotels", "+593 7 282 0000"])
    await expect(second.locator("#main").getByText(value).first(), "nobody's work is lost").toBeVisible();
});
