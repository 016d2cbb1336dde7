import type { Page } from "@playwright/test";
import { act } from "../harness/api";
import { expect, test } from "../harness/crew";
import { phone, unique } from "../harness/phone";

const laptop = { viewport: { width: 1366, height: 768 } };

async function makeDeal(page: Page, url: string, name: string): Promise<string> {
  return (await act<{ id: string }>(page.request, url, "crm.opportunities.create", { name, currency: "USD" })).id;
}

// Also while a dialog stands before the board, which hides the board from whoever cannot see.
const column = (page: Page, stage: string) =>
  page.getByRole("region", { name: new RegExp(`^${stage},`, "u"), includeHidden: true });
const cardIn = (page: Page, stage: string, name: string) =>
  column(page, stage).getByRole("article", { includeHidden: true }).filter({ hasText: name });

/** Takes a card with the mouse and lets it go over a column, as a hand does. */
async function drag(page: Page, name: string, from: string, to: string): Promise<void> {
  await cardIn(page, from, name).dragTo(column(page, to), { targetPosition: { x: 80, y: 90 } });
}

test("a deal dragged to a stage that asks for more opens just that, stays until it is there, and goes back when given up", async ({
  hire,
  enter,
  product,
}) => {
  const boss = await hire("Harriet", { language: "en", roles: ["people_manager"] });
  const page = await enter(await hire("Owen", { language: "en", managerId: boss.id }), laptop);
  const name = unique("Cold room");
  await makeDeal(page, product.url, name);
  await page.goto("/crm?owner=mine");
  await drag(page, name, "New", "Proposal");

  const dialog = page.getByRole("dialog", { name: "Before it moves to Proposal" });
  await expect(dialog).toBeVisible();
  await expect(dialog.locator("label")).toHaveText([
    /^Amount/u,
    /^Expected close date/u,
    /^Next step/u,
    /^Date of the next step/u,
  ]);
  await expect(cardIn(page, "New", name), "it stays where it was").toBeVisible();
  await expect(dialog.getByRole("button", { name: "Move it anyway…" }), "a seller does not pass the gate").toHaveCount(
    0,
  );
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(dialog).toBeHidden();
  await expect(cardIn(page, "New", name)).toBeVisible();
  await expect(cardIn(page, "Proposal", name)).toHaveCount(0);

  await drag(page, name, "New", "Proposal");
  const move = dialog.getByRole("button", { name: "Fill in and move" });
  await dialog.getByLabel(/^Amount/u).fill("4500");
  await expect(move, "something is missing still").toBeDisabled();
  await dialog.getByLabel(/^Expected close/u).fill("2027-03-31");
  await dialog.getByLabel(/^Next step/u).fill("Send the offer");
  await dialog.getByLabel(/^Date of the next step/u).fill("2027-02-01");
  await move.click();
  await expect(page.getByText(`${name} is now in Proposal`)).toBeVisible();
  await expect(cardIn(page, "Proposal", name)).toContainText("Send the offer");
  await expect(cardIn(page, "Proposal", name)).toContainText("4,500");

  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText(`${name} is back in New`)).toBeVisible();
  await expect(cardIn(page, "New", name)).toBeVisible();
  await expect(cardIn(page, "New", name), "what came with the move went with it").not.toContainText("4,500");
});

test("a manager moves a deal past the gate with a reason, which everybody reads, counts, and sees taken back", async ({
  hire,
  enter,
  product,
}) => {
  const boss = await hire("Harriet", { language: "en", roles: ["people_manager"] });
  const seller = await hire("Owen", { language: "en", managerId: boss.id });
  const name = unique("Signed on paper");
  await makeDeal(await enter(seller), product.url, name);
  const page = await enter(boss, laptop);
  const before = await passed(page);

  await page.goto("/crm?owner=team");
  await drag(page, name, "New", "Proposal");
  await page.getByRole("button", { name: "Move it anyway…" }).click();
  const dialog = page.getByRole("dialog", { name: "Past the gate" });
  const anyway = dialog.getByRole("button", { name: "Move anyway" });
  await dialog.getByLabel(/^Reason/u).fill("Because");
  await expect(anyway, "a word is no reason").toBeDisabled();
  const reason = unique("The customer signed on paper already");
  await dialog.getByLabel(/^Reason/u).fill(reason);
  await anyway.click();
  await expect(cardIn(page, "Proposal", name)).toBeVisible();

  const reader = await enter(seller);
  await reader.goto("/crm/process?show=overrides");
  const row = reader.getByRole("listitem").filter({ hasText: reason });
  await expect(row).toContainText(name);
  await expect(row).toContainText(boss.name);
  await expect(row).toContainText("Missing: amount, expected close date, next step");
  expect(await passed(page), "and it is counted").toBeGreaterThan(before);

  // By hand to where it was: what was decided stays in the list.
  await page.goto("/crm?owner=team");
  await cardIn(page, "Proposal", name)
    .getByRole("button", { name: `Move ${name} to…` })
    .click();
  await page.getByRole("menuitem", { name: "New" }).click();
  await expect(cardIn(page, "New", name)).toBeVisible();
  await reader.reload();
  await expect(row).toContainText(name);
});

/** How many gates were passed in the last weeks, as the page says it. */
async function passed(page: Page): Promise<number> {
  await page.goto("/crm/process?show=overrides");
  const sentence = page.locator("#main p", { hasText: /passed in [\d,]+ moves/u });
  const said = (await sentence.textContent()) ?? "";
  return said.startsWith("No gate")
    ? 0
    : said.startsWith("One gate")
      ? 1
      : Number(/^[\d,]+/u.exec(said)?.[0].replace(",", ""));
}

test("en el teléfono una oportunidad pasa de fase con su menú, y lo que falta se completa en español sin salirse de la pantalla", async ({
  hire,
  enter,
  product,
}) => {
  const page = await enter(await hire("Lucía", { language: "es" }), phone);
  const name = unique("Cámara fría");
  await makeDeal(page, product.url, name);
  await page.goto("/crm?owner=mine");
  await expect(cardIn(page, "Nueva", name), "the stages speak Spanish").toBeVisible();
  await cardIn(page, "Nueva", name)
    .getByRole("button", { name: `Mover ${name} a…` })
    .tap();
  await page.getByRole("menuitem", { name: "Propuesta" }).tap();
  const dialog = page.getByRole("dialog", { name: "Antes de pasar a Propuesta" });
  await expect(dialog.locator("label")).toHaveCount(4);
  const box = await dialog.boundingBox();
  expect(box && box.x >= 0 && box.x + box.width <= 390, "the dialog fits the phone").toBe(true);
  await dialog.getByLabel(/^Importe/u).fill("4500");
  await dialog.getByLabel(/^Fecha de cierre/u).fill("2027-03-31");
  await dialog.getByLabel(/^Próximo paso/u).fill("Enviar la oferta");
  await dialog.getByLabel(/^Fecha del próximo paso/u).fill("2027-02-01");
  await dialog.getByRole("button", { name: "Completar y mover" }).tap();
  await expect(page.getByText(`${name} está ahora en Propuesta`)).toBeVisible();
  await expect(cardIn(page, "Propuesta", name)).toContainText("Enviar la oferta");
  await page.getByRole("button", { name: "Deshacer" }).tap();
  await expect(cardIn(page, "Nueva", name)).toBeVisible();
});

test("several deals of a list move at once, what misses something stays and is named, and all of it is taken back", async ({
  hire,
  enter,
  product,
}) => {
  const boss = await hire("Harriet", { language: "en", roles: ["people_manager"] });
  const page = await enter(await hire("Owen", { language: "en", managerId: boss.id }), laptop);
  const series = unique("Series");
  for (const name of ["Ready", "Bare"]) await makeDeal(page, product.url, `${name} ${series}`);
  await page.goto(`/crm/opportunities?q=${encodeURIComponent(series)}`);
  await expect(page.getByRole("rowheader")).toHaveCount(2);
  const move = async (stage: string) => {
    await page
      .getByRole("checkbox", { name: "Choose all that are shown" })
      .or(page.getByRole("columnheader").getByRole("checkbox"))
      .first()
      .check();
    await page.getByRole("button", { name: "Move to…" }).click();
    await page
      .getByRole("dialog")
      .getByLabel(/^Stage/u)
      .selectOption({ label: stage });
    await page.getByRole("button", { name: "Move 2" }).click();
  };
  await move("Qualified");
  await expect(page.getByText("2 moved to Qualified")).toBeVisible();
  await expect(page.getByRole("gridcell", { name: "Qualified" })).toHaveCount(2);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("gridcell", { name: "New", exact: true })).toHaveCount(2);

  await move("Proposal");
  const stayed = page.getByRole("dialog", { name: "2 stay where they were" });
  await expect(stayed.getByRole("listitem")).toHaveCount(2);
  await expect(stayed.getByRole("listitem").first()).toContainText(/Missing: .*amount/iu);
  await stayed.getByRole("button", { name: "Close" }).last().click();
  await expect(page.getByRole("gridcell", { name: "New", exact: true })).toHaveCount(2);
});

test("all that match a list's filter move at once, however few of them are shown, and all of them go back", async ({
  hire,
  enter,
  product,
}) => {
  const boss = await hire("Harriet", { language: "en", roles: ["people_manager"] });
  const page = await enter(await hire("Owen", { language: "en", managerId: boss.id }), laptop);
  const series = unique("Crates");
  for (let number = 1; number <= 52; number += 1) await makeDeal(page, product.url, `${series} ${number}`);
  await page.goto(`/crm/opportunities?q=${encodeURIComponent(series)}`);
  await page
    .getByRole("checkbox", { name: "Choose all that are shown" })
    .or(page.getByRole("columnheader").getByRole("checkbox"))
    .first()
    .check();
  await page.getByRole("button", { name: "Choose all 52 that match" }).click();
  await page.getByRole("button", { name: "Move to…" }).click();
  await page
    .getByRole("dialog")
    .getByLabel(/^Stage/u)
    .selectOption({ label: "Qualified" });
  await page.getByRole("button", { name: "Move 52" }).click();
  await expect(page.getByText("52 moved to Qualified")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("52 records put back")).toBeVisible();
  await expect(page.getByRole("gridcell", { name: "New", exact: true }).first()).toBeVisible();
});
