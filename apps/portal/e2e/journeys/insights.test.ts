import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "../harness/crew";
import { phone, unique } from "../harness/phone";

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
const overflow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
async function clean(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
}

test("a change manager saves a question, puts it on a dashboard, has its number watched, and a leader opens it", async ({
  hire,
  enter,
}) => {
  const page = await enter(await hire("Maud", { language: "en", roles: ["change_manager"] }));
  const [question, dashboard] = [unique("Weeks"), unique("Monday")];

  await page.goto("/adoption/usage?step=week&window=w12");
  const heading = page.getByRole("heading", { level: 1 });
  await expect(heading).toContainText(/\d+ of \d+ people/u);
  // Other journeys hire people meanwhile: how many were active in a week that has ended stays, of how many does not.
  const [, active = ""] = /(\d+) of \d+ people/u.exec((await heading.textContent()) ?? "") ?? [];
  await page.getByRole("button", { name: "Save insight" }).click();
  const keep = page.getByRole("dialog", { name: "Save insight" });
  await keep.getByRole("textbox", { name: "Name" }).fill(question);
  await keep.getByRole("checkbox", { name: "Leaders" }).check();
  await keep.getByRole("button", { name: "Save" }).click();
  await expect(page).toHaveURL(/insight=/u);
  await expect(page.getByText(`Opened: ${question}`)).toBeVisible();
  await page.getByRole("radio", { name: "26 weeks" }).check();
  await expect(
    page.getByRole("button", { name: "Save the change" }),
    "asked otherwise than it was saved",
  ).toBeVisible();

  await page.goto("/adoption/insights");
  const first = page.getByRole("button", { name: "Keep as mine" });
  const more = page
    .locator("#main")
    .getByRole("button", { name: /^More for/u })
    .first();
  await expect(first.or(more).first()).toBeVisible();
  if (await first.isVisible()) {
    await expect(page.getByRole("list", { name: "Insights on this dashboard" }).getByRole("listitem")).toHaveCount(6);
    await first.click();
  }
  await more.click();
  await page.getByRole("menuitem", { name: "New dashboard" }).click();
  const naming = page.getByRole("dialog", { name: "New dashboard" });
  await naming.getByRole("textbox", { name: "Name" }).fill(dashboard);
  await naming.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Nothing stands here yet")).toBeVisible();
  await page.getByLabel("Add an insight").selectOption({ label: question });
  const tile = page.getByRole("listitem").filter({ hasText: question });
  await expect(tile, "the number of its page").toContainText(`${active} people active`);
  await expect(tile).toContainText(/n = \d+/u);
  await expect(heading).toContainText(/moved most|moved much|again and again/u);

  await tile.getByRole("button", { name: `More for ${question}` }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "Tell me when it crosses a line" }).click();
  const line = page.getByRole("dialog", { name: `Tell me about ${question}` });
  await line.getByLabel("Number").selectOption({ label: "share active" });
  await line.getByLabel("Line, in per cent").fill("99");
  await line.getByRole("button", { name: "Save" }).click();
  await expect(line).toBeHidden();
  await page.getByRole("link", { name: "Alerts" }).click();
  const alert = page.getByRole("region", { name: question });
  await expect(alert).toContainText(/Tell me when “share active” is below 99\s%/u);
  await clean(page);

  await alert.getByRole("button", { name: `More for the alert on ${question}` }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await expect(alert).toBeHidden();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(alert, "taken back in its place").toBeVisible();

  const leader = await enter(await hire("Leander", { language: "en", roles: ["leader"] }));
  await leader.goto("/adoption/insights?show=saved");
  await leader.getByRole("link", { name: question }).click();
  await expect(leader.getByRole("heading", { level: 1 })).toContainText(`${active} of `);
  await expect(leader.getByRole("button", { name: "Save the change" }), "another’s question").toHaveCount(0);
});

test("a change manager writes what happened on the time axis, takes it away and back; whoever may not write reads it", async ({
  hire,
  enter,
}) => {
  const page = await enter(await hire("Maud", { language: "en", roles: ["change_manager"] }));
  const what = unique("Release");
  await page.goto("/adoption/usage?step=week&window=w12");
  await page.getByRole("button", { name: "Add a note" }).click();
  const note = page.getByRole("dialog", { name: "Add a note" });
  await note.getByRole("textbox", { name: "What happened" }).fill(what);
  await note.getByLabel("Day", { exact: false }).fill(daysAgo(10));
  await note.getByRole("button", { name: "Save" }).click();
  await expect(note).toBeHidden();
  const mark = page.getByRole("listitem").filter({ hasText: what });
  await expect(mark).toContainText("Release");
  await mark.getByRole("button").focus();
  await page.keyboard.press("Enter");
  await page.getByRole("dialog", { name: "Change the note" }).getByRole("button", { name: "Remove" }).click();
  await expect(mark).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(mark).toBeVisible();

  const leader = await enter(await hire("Leander", { language: "en", roles: ["leader"] }));
  await leader.goto("/adoption/usage?step=week&window=w12");
  const read = leader.getByRole("listitem").filter({ hasText: what });
  await expect(read, "on everybody’s axis").toBeVisible();
  await read.getByRole("button").click();
  await expect(leader.getByRole("dialog"), "read, not changed").toHaveCount(0);
});

test("una gestora del cambio guarda una consulta y la ve en su panel desde el teléfono, en español", async ({
  hire,
  enter,
}) => {
  const page = await enter(await hire("Marta", { language: "es", roles: ["change_manager"] }), phone);
  const question = unique("Frecuencia");
  await page.goto("/adoption/usage?tab=often");
  await page.getByRole("button", { name: "Guardar consulta" }).click();
  const keep = page.getByRole("dialog", { name: "Guardar consulta" });
  await keep.getByRole("textbox", { name: "Nombre" }).fill(question);
  await keep.getByRole("button", { name: "Guardar" }).click();
  await expect(page.getByText(`Abierta: ${question}`)).toBeVisible();
  expect(await overflow(page)).toBeLessThanOrEqual(0);

  await page.goto("/adoption/insights?show=saved");
  const row = page.getByRole("listitem").filter({ hasText: question });
  await expect(row).toContainText("Con qué frecuencia");
  await row.getByRole("button", { name: `Más para ${question}` }).click();
  await page.getByRole("menuitem", { name: "Avísame cuando cruce un límite" }).click();
  const line = page.getByRole("dialog", { name: `Avísame sobre ${question}` });
  await expect(line.getByText(/^ahora \d/u)).toBeVisible();
  await line.getByRole("spinbutton").fill("0.5");
  await line.getByRole("button", { name: "Guardar" }).click();
  await expect(line).toBeHidden();
  await page.getByRole("link", { name: "Alertas" }).click();
  await expect(page.getByRole("region", { name: question })).toContainText(
    "Avísame cuando «días activos por semana» esté por debajo de 0,5",
  );
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  await clean(page);
});
