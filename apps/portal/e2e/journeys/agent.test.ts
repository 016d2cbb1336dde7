import type { Page } from "@playwright/test";
import { act } from "../harness/api";
import { expect, type Hired, test } from "../harness/crew";
import { phone, unique } from "../harness/phone";

const desks = [
  {
    title:
      "en el escritorio, quien atiende toma el siguiente caso, responde, lo lleva por sus fases, lo resuelve y lo reabre",
    agent: ["Rocío", "es"],
    options: { viewport: { width: 1440, height: 900 } },
    says: {
      takeNext: "Tomar el siguiente caso",
      logBox: "Qué ha pasado",
      line: "Respondí a Ana por correo, 8 min, tiene la factura",
      logged: /^Registro: Correo/u,
      told: "tiene la factura",
      spent: /Dedicado\s*8 min/u,
      stage: "Fase",
      underWay: "En curso",
      before: "Antes de pasar a En curso",
      priority: "Prioridad",
      high: "Alta",
      move: "Completar y mover",
      isUnderWay: "está ahora en En curso",
      solve: "Resolver",
      beforeSolved: "Antes de pasar a Resuelto",
      solution: "Solución",
      solved: "está ahora en Resuelto",
      reopen: "Abrir de nuevo",
      board: "En curso",
    },
  },
  {
    title:
      "on a phone, an agent takes the next case, replies, moves it through its stages, solves it and opens it again",
    agent: ["Fiona", "en"],
    options: phone,
    says: {
      takeNext: "Take the next case",
      logBox: "What happened",
      line: "Wrote to Ana, 8 min, she has the invoice",
      logged: /^Logged: E-mail/u,
      told: "she has the invoice",
      spent: /Time spent\s*8 min/u,
      stage: "Stage",
      underWay: "In progress",
      before: "Before it moves to In progress",
      priority: "Priority",
      high: "High",
      move: "Fill in and move",
      isUnderWay: "is now in In progress",
      solve: "Solve",
      beforeSolved: "Before it moves to Solved",
      solution: "Solution",
      solved: "is now in Solved",
      reopen: "Open again",
      board: "In progress",
    },
  },
] as const;

/** A queue of the journey's own with one case nobody has taken. */
async function makeQueue(boss: Page, url: string) {
  const make = async (procedure: string, values: object) =>
    (await act<{ id: string }>(boss.request, url, `crm.${procedure}.create`, values)).id;
  const queue = unique("Desk");
  const queueId = await make("queues", { name: queue });
  const account = unique("Farmacia Lago");
  const accountId = await make("accounts", { name: account });
  const contactId = await make("contacts", { givenName: "Ana", familyName: unique("Paz").replace(" ", ""), accountId });
  const subject = unique("Wrong invoice");
  const id = await make("cases", { subject, queueId, accountId, contactId, channel: "email" });
  await act(boss.request, url, "crm.cases.release", { id });
  return { queue, subject, account };
}

for (const { title, agent, options, says } of desks)
  test(title, async ({ hire, enter, product }) => {
    const boss: Hired = await hire("Harriet", { language: "en", roles: ["people_manager"] });
    const { queue, subject, account } = await makeQueue(await enter(boss), product.url);
    const [name, language] = agent;
    const page = await enter(await hire(name, { language }), options);
    const main = page.locator("#main");
    await page.goto("/crm/cases");
    await page.getByRole("button", { name: says.takeNext }).click();
    await page.getByRole("menuitem", { name: `${queue} (1)` }).click();
    await page.waitForURL(/\/crm\/cases\/[0-9a-f-]{36}/u);
    await expect(page.getByRole("heading", { level: 1 })).toContainText(subject);
    await expect(main, "the customer stands beside the case").toContainText(account);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(page.viewportSize()?.width);

    const box = page.getByRole("textbox", { name: says.logBox });
    await box.fill(says.line);
    await expect(page.getByRole("button", { name: "8 min" })).toBeVisible();
    await box.press("Enter");
    await expect(page.getByText(says.logged)).toBeVisible();
    await expect(main.getByRole("listitem").filter({ hasText: says.told }).first()).toContainText("8 min");
    await expect(main, "what it has cost so far").toContainText(says.spent);

    // What the stage asks for opens on the spot, and nothing else.
    const stage = page.getByRole("combobox", { name: says.stage });
    await stage.selectOption({ label: says.underWay });
    const gate = page.getByRole("dialog", { name: says.before });
    await expect(gate.locator("label")).toHaveCount(1);
    await gate.getByLabel(says.priority).selectOption({ label: says.high });
    await gate.getByRole("button", { name: says.move }).click();
    await expect(page.getByText(says.isUnderWay)).toBeVisible();
    await expect(stage.locator("option:checked")).toHaveText(says.underWay);

    await page.getByRole("button", { name: says.solve, exact: true }).click();
    const end = page.getByRole("dialog", { name: says.beforeSolved });
    await end.getByLabel(says.solution).fill("Invoice 2041 was written anew.");
    await end.getByRole("button", { name: says.move }).click();
    await expect(page.getByText(says.solved)).toBeVisible();
    await expect(main).toContainText("Invoice 2041 was written anew.");
    await expect(page.getByRole("button", { name: says.solve, exact: true })).toHaveCount(0);

    await page.getByRole("button", { name: says.reopen, exact: true }).click();
    await expect(page.getByRole("button", { name: says.solve, exact: true })).toBeVisible();
    await expect(stage.locator("option:checked"), "where it stood before").toHaveText(says.underWay);

    await page.goto("/crm/cases/board?owner=mine");
    const column = page.getByRole("region", { name: new RegExp(`^${says.board},`, "u") });
    await expect(column.getByRole("article").filter({ hasText: subject })).toContainText(says.high);
  });

test("a manager makes a queue and hands a case to it on screen, and the agent who asks next gets it", async ({
  hire,
  enter,
}) => {
  const page = await enter(await hire("Harriet", { language: "en", roles: ["people_manager"] }));
  const [queue, subject] = [unique("Warranty"), unique("Compressor is loud")];
  await page.goto("/crm/cases");
  await page.getByRole("button", { name: "Take the next case" }).click();
  await page.getByRole("menuitem", { name: "Manage queues…" }).click();
  const sheet = page.getByRole("dialog", { name: "Queues" });
  await sheet.getByLabel("New queue").fill(queue);
  await sheet.getByRole("button", { name: "Create" }).click();
  await expect(page.getByText(`Queue ${queue} made`)).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "New case" }).click();
  const form = page.getByRole("dialog", { name: "New case" });
  await form.getByLabel("Subject").fill(subject);
  await form.getByLabel("Queue").selectOption({ label: queue });
  await form.getByRole("button", { name: "Add", exact: true }).click();
  await expect(form).toBeHidden();
  await page.goto(`/crm/cases?q=${encodeURIComponent(subject)}`);
  await page.getByRole("rowheader").getByRole("link").first().click();
  await page.getByRole("button", { name: "Back to the queue" }).click();
  await expect(page.getByText("Back in the queue")).toBeVisible();

  const desk = await enter(await hire("Rocío", { language: "es" }));
  await desk.goto("/crm/cases");
  await desk.getByRole("button", { name: "Tomar el siguiente caso" }).click();
  await desk.getByRole("menuitem", { name: `${queue} (1)` }).click();
  await expect(desk.getByRole("heading", { level: 1 })).toContainText(subject);
  await expect(desk.getByRole("button", { name: "Devolver a la cola" })).toBeVisible();
});
