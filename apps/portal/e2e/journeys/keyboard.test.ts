import type { Page } from "@playwright/test";
import { act } from "../harness/api";
import { expect, test } from "../harness/test";

/** Reads only: what this person does in the CRM belongs to another journey. */
const chair = "employee (not started yet)";

test("⌘K finds a page and goes there, and focus moves to the page", async ({ as }) => {
  const page = await as(chair);
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.type("contacts");
  await expect(page.getByRole("option").first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("combobox")).toBeFocused();
  await page.keyboard.type("dashb");
  await expect(page.getByRole("option", { name: "Dashboard", exact: true })).toBeVisible();
  for (let back = 0; back < 5; back += 1) await page.keyboard.press("Backspace");
  await page.keyboard.type("voice");
  // What one can do comes before where one can go.
  const chosen = page.getByRole("option", { selected: true });
  await expect(chosen).toHaveText("Read and support what others said");
  await page.keyboard.press("ArrowDown");
  await expect(chosen).toHaveText(/^Voice/u);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/voice");
  await expect(page.locator("#main")).toBeFocused();
  await expect(page).toHaveTitle(/Voice · Arraigo/u);
});

test("g and a letter go to an area, and ? lists the keys", async ({ as }) => {
  const page = await as(chair);
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  for (const [key, path] of [
    ["c", "/crm"],
    ["l", "/learn"],
    ["v", "/voice"],
    ["a", "/adoption/mine"],
    ["t", "/"],
  ] as const) {
    await page.keyboard.press("g");
    await page.keyboard.press(key);
    await page.waitForURL((url) => url.pathname === path);
    await expect(page.locator("#main")).toBeFocused();
  }
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
});

test("an activity is logged, and a deal moved by its menu and taken back, without a mouse", async ({ as, product }) => {
  const page = await as("administrator");
  // A name of this journey's own, written as names are: of namesakes the line would offer another one first.
  const familyName = `Tecla${Math.random().toString(36).slice(2, 8)}`;
  await act(page.request, product.url, "crm.contacts.create", { givenName: "Ana", familyName });
  const who = `Ana ${familyName}`;
  await page.goto("/");
  await tabTo(page, "textbox", "What happened");
  await page.keyboard.type(`Called ${who}, all is well`);
  await expect(page.locator("#main form").getByRole("button", { name: new RegExp(who, "u") })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: /F6/u }).getByText(who)).toBeVisible();

  await page.goto("/crm?owner=mine");
  const column = (stage: string) => page.getByRole("region", { name: new RegExp(`^${stage},`, "u") });
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.keyboard.press("c");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.type("opportunity");
  await page.keyboard.press("Enter");
  const name = `By keys alone ${Date.now()}`;
  await expect(page.getByRole("dialog").getByLabel("Name", { exact: false }).first()).toBeVisible();
  await page.getByRole("dialog").getByLabel("Name", { exact: false }).first().focus();
  await page.keyboard.type(name);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await page.goto("/crm?owner=mine");
  await expect(column("New").getByText(name)).toBeVisible();

  await tabTo(page, "button", `Move ${name} to…`);
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "Qualified" }).waitFor();
  await page.keyboard.type("Qual");
  await page.keyboard.press("Enter");
  await expect(column("Qualified").getByText(name)).toBeVisible();
  await expect(page.getByText(`${name} is now in Qualified`).first()).toBeVisible();

  await page.keyboard.press("F6");
  await tabTo(page, "button", "Undo", 12);
  await page.keyboard.press("Enter");
  await expect(column("New").getByText(name)).toBeVisible();
});

test("what is written in its place gives the focus back to what opened it, and what moves keeps it", async ({
  as,
  product,
}) => {
  const page = await as("administrator");
  const name = `Focus ${Math.random().toString(36).slice(2, 8)}`;
  const { id } = await act<{ id: string }>(page.request, product.url, "crm.opportunities.create", {
    name,
    currency: "EUR",
    amountMinor: 5_000,
  });
  const line = { opportunityId: id, description: "Pump", unitPriceMinor: 5_000 };
  await act(page.request, product.url, "crm.lines.add", line);
  await page.goto(`/crm/opportunities/${id}`);
  const button = (label: string) => page.getByRole("button", { name: label, exact: true });
  await button("Change Name").focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Name", exact: true })).toBeFocused();
  await page.keyboard.type(`${name} again`);
  await page.keyboard.press("Enter");
  await expect(button("Change Name")).toBeFocused();

  await page.keyboard.press("n");
  await expect(page.getByRole("textbox", { name: "Next step", exact: true })).toBeFocused();
  await page.keyboard.type("Send the offer");
  await page.keyboard.press("Enter");
  await expect(button("Change")).toBeFocused();

  await button("Add a line").focus();
  await page.keyboard.press("Enter");
  await expect(
    page.getByRole("combobox", { name: /code/iu }).or(page.getByPlaceholder(/code/iu)).first(),
  ).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(button("Add a line")).toBeFocused();

  // A Wednesday has the next day in its week, whichever day weeks begin with here.
  const wednesday = new Date();
  wednesday.setUTCDate(wednesday.getUTCDate() + ((10 - wednesday.getUTCDay()) % 7));
  const dueOn = wednesday.toISOString().slice(0, 10);
  await act(page.request, product.url, "crm.activities.plan", { text: name, dueOn, opportunityId: id });
  await page.goto(`/crm/calendar?view=week&day=${dueOn}`);
  const entry = page.getByRole("button", { name, exact: true });
  await entry.focus();
  await page.keyboard.press("Alt+ArrowRight");
  await expect(page.getByText(/^Moved to/u)).toBeVisible();
  await expect(entry).toBeFocused();
});

/** Tab until the element has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, role: "button" | "textbox", name: string, stepsMax = 60): Promise<void> {
  const wanted = page.getByRole(role, { name }).first();
  await wanted.waitFor();
  for (let step = 0; step <= stepsMax; step++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`${name} was not reached with ${stepsMax} tabs`);
}
