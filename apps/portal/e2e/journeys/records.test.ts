import type { Page } from "@playwright/test";
import { act, ask } from "../harness/api";
import { expect, test } from "../harness/test";

interface Made {
  id: string;
}

const unique = (name: string) => `${name} ${Math.random().toString(36).slice(2, 8)}`;
const box = (page: Page) => page.getByRole("textbox", { name: /^(What happened|Qué ha pasado)$/u });

test("two people change one field: the second sees what changed, and loses nothing that was typed", async ({
  as,
  product,
}) => {
  const boss = await as("administrator");
  const name = unique("Molinos");
  const { id } = await act<Made>(boss.request, product.url, "crm.accounts.create", { name, city: "Lima" });
  await boss.goto(`/crm/accounts/${id}`);
  await boss.getByText("Lima", { exact: true }).hover();
  await boss.getByRole("button", { name: "Change City" }).click();
  const field = boss.getByRole("textbox", { name: "City" });
  await field.fill("Arequipa");
  await act(boss.request, product.url, "crm.accounts.update", { id, values: { city: "Cusco" } });
  await field.press("Enter");
  await expect(boss.getByRole("alert")).toContainText("Cusco");
  await expect(field).toHaveValue("Arequipa");
  await boss.getByRole("button", { name: "Keep mine" }).click();
  await expect(boss.getByText("Saved")).toBeVisible();

  // Every value it has had stands behind the field, and each can be put back.
  await boss.getByText("Arequipa", { exact: true }).first().hover();
  await boss.getByRole("button", { name: "Earlier values: City" }).click();
  await boss.getByRole("button", { name: "Put “Lima” back" }).click();
  await expect(boss.getByText("City: earlier value is back")).toBeVisible();
  const held = await ask<{ values: { city: string } }>(boss.request, product.url, "crm.accounts.get", { id });
  expect(held.values.city).toBe("Lima");
});

test("a line that says what is to be done becomes a task, which is done with its minutes, and not done after all", async ({
  as,
  product,
}) => {
  const page = await as("administrator");
  const { id } = await act<Made>(page.request, product.url, "crm.contacts.create", {
    givenName: "Marina",
    familyName: unique("Sol"),
  });
  await page.goto(`/crm/contacts/${id}`);
  await expect(box(page)).toBeVisible();
  await page.keyboard.press("l");
  await expect(box(page)).toBeFocused();
  await page.keyboard.type("remind me tomorrow to send the drawings");
  await page.keyboard.press("Enter");
  await expect(page.getByText(/^Planned for/u)).toBeVisible();
  const done = page.getByRole("button", { name: /^Done: Send the drawings/u });
  await done.click();
  await page.getByRole("button", { name: "15 min" }).click();
  await expect(page.getByText("15 min", { exact: false }).first()).toBeVisible();
  await expect(done).toBeHidden();
  await page.getByRole("button", { name: "What to do with it" }).first().click();
  await page.getByRole("menuitem", { name: "Not done after all" }).click();
  await expect(done).toBeVisible();
});

test("what is planned moves to another day by keyboard, and back", async ({ as, product }) => {
  const page = await as("administrator");
  const text = unique("Prepare the offer");
  const today = new Intl.DateTimeFormat("sv-SE").format(new Date());
  const { id } = await act<Made>(page.request, product.url, "crm.activities.plan", { text, dueOn: today });
  await page.goto(`/crm/calendar?view=week&day=${today}`);
  const entry = page.getByRole("button", { name: new RegExp(text, "u") });
  await entry.focus();
  await page.keyboard.press("Alt+ArrowDown");
  await expect(page.getByText(/^Moved to/u)).toBeVisible();
  await expect(entry).toBeHidden();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(entry).toBeVisible();
  await act(page.request, product.url, "crm.activities.withdraw", { id });
});

test("a no to an address is written down by whoever hears it, and shown to everybody", async ({ as, product }) => {
  const owner = await as("administrator");
  const { id } = await act<Made>(owner.request, product.url, "crm.contacts.create", {
    givenName: "Rosa",
    familyName: unique("Vela"),
    email: "rosa.vela@example.org",
  });
  const agent = await as("employee");
  await agent.goto(`/crm/contacts/${id}`);
  await agent.getByRole("button", { name: "Qué hacer con rosa.vela@example.org" }).click();
  await agent.getByRole("menuitem", { name: "Pidió por teléfono que no le escriban aquí" }).click();
  await expect(agent.getByText("Dijo que no", { exact: true })).toBeVisible();
  await owner.goto(`/crm/contacts/${id}`);
  await expect(owner.getByText("Said no", { exact: true })).toBeVisible();
  await expect(owner.getByRole("link", { name: "rosa.vela@example.org" })).toHaveCount(0);
});

test("what hangs on an account is said before it is deleted, and afterwards its name leads nowhere it cannot go", async ({
  as,
  product,
}) => {
  const page = await as("administrator");
  const name = unique("Farewell");
  const { id: accountId } = await act<Made>(page.request, product.url, "crm.accounts.create", { name });
  const { id } = await act<Made>(page.request, product.url, "crm.contacts.create", {
    givenName: "Rosa",
    familyName: name,
    accountId,
  });
  await page.goto(`/crm/accounts/${accountId}`);
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  const asked = page.getByRole("dialog", { name: `Delete ${name}?` });
  await expect(asked).toContainText("one contact");
  await asked.getByRole("button", { name: "Delete", exact: true }).click();
  await expect(asked).toBeHidden();
  await page.goto(`/crm/contacts/${id}`);
  await expect(page.getByText(`${name} (deleted)`)).toBeVisible();
  await expect(page.getByRole("link", { name, exact: true })).toHaveCount(0);
  await page.goto(`/crm/contacts?q=${encodeURIComponent(name)}&cols=accountId`);
  await expect(page.getByRole("gridcell", { name: `${name} (deleted)` })).toBeVisible();
  await expect(page.getByRole("gridcell", { name: `${name} (deleted)` }).getByRole("link")).toHaveCount(0);
});

test("what hangs on accounts chosen in a list is said before they are deleted together", async ({ as, product }) => {
  const page = await as("administrator");
  const name = unique("Adieu");
  const [first] = await Promise.all(
    [1, 2].map((at) => act<Made>(page.request, product.url, "crm.accounts.create", { name: `${name} ${at}` })),
  );
  await act(page.request, product.url, "crm.cases.create", { subject: `Of ${name}`, accountId: first?.id });
  await page.goto(`/crm/accounts?q=${encodeURIComponent(name)}`);
  await page.getByRole("columnheader").getByRole("checkbox").first().check();
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  const asked = page.getByRole("dialog", { name: "Delete 2 accounts?" });
  await expect(asked).toContainText("They still have one open case.");
  await asked.getByRole("button", { name: "Delete", exact: true }).click();
  await expect(page.getByText("2 accounts deleted")).toBeVisible();
});
