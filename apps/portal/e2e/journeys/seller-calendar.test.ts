import type { Page } from "@playwright/test";
import { expect, test } from "../harness/crew";
import { phone, unique } from "../harness/phone";

/** A Wednesday far from everything else that happens. */
const wednesday = "2027-03-10";
const week = `/crm/calendar?view=week&day=${wednesday}`;

const dayOf = (page: Page, day: string) => page.locator("td").filter({ has: page.locator(`[data-day="${day}"]`) });
const weekdays = (page: Page) => page.getByRole("columnheader").allInnerTexts();

test("something is planned in a form, dragged to another day, moved on by keyboard and taken back; done, it says its minutes", async ({
  hire,
  enter,
}) => {
  const page = await enter(await hire("Grace", { language: "en" }), { viewport: { width: 1366, height: 768 } });
  const text = unique("Prepare the offer");
  await page.goto(week);
  await page.getByRole("button", { name: "Plan something" }).click();
  const sheet = page.getByRole("dialog");
  await sheet.getByLabel("What is to be done").fill(text);
  await sheet.getByLabel("Day", { exact: false }).first().fill(wednesday);
  await sheet.getByRole("button", { name: "Plan", exact: true }).click();
  await expect(sheet).toBeHidden();
  const entry = page.getByRole("button", { name: new RegExp(text, "u") });
  await expect(dayOf(page, wednesday).getByRole("button", { name: new RegExp(text, "u") })).toBeVisible();

  await entry.dragTo(dayOf(page, "2027-03-12"));
  await expect(page.getByText(/^Moved to/u)).toBeVisible();
  await expect(dayOf(page, "2027-03-12").getByRole("button", { name: new RegExp(text, "u") })).toBeVisible();

  await entry.focus();
  await page.keyboard.press("Alt+ArrowLeft");
  await expect(dayOf(page, "2027-03-11").getByRole("button", { name: new RegExp(text, "u") })).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).last().click();
  await expect(dayOf(page, "2027-03-12").getByRole("button", { name: new RegExp(text, "u") })).toBeVisible();

  // Without a mouse: the days are one stop, Enter opens one, and what stands there is finished with its minutes.
  await page.locator('[data-day][tabindex="0"]').focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/view=agenda/u);
  await page.getByRole("button", { name: new RegExp(`^Done: ${text}`, "u") }).click();
  await page.getByRole("button", { name: "15 min" }).click();
  await expect(page.getByRole("button", { name: new RegExp(`^Done: ${text}`, "u") })).toHaveCount(0);
});

test("la semana empieza el lunes, en español y en inglés, hasta que la organización diga otro día", async ({
  as,
  hire,
  enter,
}) => {
  const spanish = await enter(await hire("Lucía", { language: "es" }));
  const english = await as("administrator");
  await spanish.goto(week);
  await english.goto(week);
  await expect(english.getByRole("grid")).toBeVisible();
  expect((await weekdays(english))[0]).toMatch(/^Mon/iu);
  await expect(spanish.getByRole("grid")).toBeVisible();
  expect((await weekdays(spanish))[0]).toMatch(/^lun/iu);

  await english.getByRole("button", { name: "Weeks start on Monday" }).click();
  await english.getByRole("menuitem", { name: "Weeks start on Sunday" }).click();
  await expect(english.getByText("Weeks start on Sunday, for everybody")).toBeVisible();
  await expect(english.getByRole("columnheader").first()).toHaveText(/^Sun/iu);
  await spanish.reload();
  await expect(spanish.getByRole("columnheader").first()).toHaveText(/^dom/iu);
  await english.getByRole("button", { name: "Undo" }).click();
  await expect(english.getByRole("columnheader").first()).toHaveText(/^Mon/iu);
});

test("en el teléfono lo planificado está día por día, se planifica con un dedo y se da por hecho", async ({
  hire,
  enter,
}) => {
  const page = await enter(await hire("Lucía", { language: "es" }), phone);
  const text = unique("Llevar las muestras");
  await page.goto("/crm/calendar");
  // The tab that is open is in sight, however many stand before it.
  await expect(page.getByRole("navigation", { name: "CRM" }).getByRole("link", { name: "Calendario" })).toBeInViewport({
    ratio: 0.9,
  });
  await page.getByRole("button", { name: "Planificar algo" }).tap();
  const sheet = page.getByRole("dialog");
  await sheet.getByLabel("Qué hay que hacer").fill(text);
  await sheet.getByRole("button", { name: "Planificar", exact: true }).tap();
  const done = page.getByRole("button", { name: new RegExp(`^Hecho: ${text}`, "u") });
  await expect(done).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await done.tap();
  await page.getByRole("button", { name: "15 min" }).tap();
  await expect(done).toHaveCount(0);
});
