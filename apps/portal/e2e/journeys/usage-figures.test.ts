import { readFile } from "node:fs/promises";
import AxeBuilder from "@axe-core/playwright";
import { act, ask } from "../harness/api";
import { expect, test } from "../harness/test";

interface Groups {
  groups: { by: string; key: string; name: string | null; size: { people: number } | { suppressed: string } }[];
}

test("a leader reads who is active, takes it as a file, and meets no group too small to be shown", async ({
  as,
  product,
}) => {
  const leader = await as("leader");
  await act(leader.request, product.url, "directory.people.updateMe", { language: "en" });
  await leader.goto("/adoption/usage");
  const heading = leader.getByRole("heading", { level: 1 });
  await expect(heading).toContainText(/\d+ of \d+ people/u);

  await leader.getByRole("radio", { name: "Day", exact: true }).check();
  await expect(leader).toHaveURL(/step=day/u);
  await leader.getByLabel("Compare with").selectOption({ label: "The period before" });
  await expect(leader.getByText("The period before", { exact: true }).last()).toBeVisible();
  await leader.reload();
  await expect(leader.getByRole("radio", { name: "Day", exact: true }), "the address is the question").toBeChecked();

  const arriving = leader.waitForEvent("download");
  await leader.getByRole("button", { name: "Download CSV" }).click();
  const rows = (await readFile(await (await arriving).path(), "utf8")).split("\r\n");
  expect(rows[0]).toContain("Active");
  expect(rows.length, "twelve weeks of days").toBeGreaterThan(84);

  await leader.getByRole("button", { name: "How is this counted?" }).click();
  await expect(leader.getByText("Nobody counts twice.")).toBeVisible();
  await leader.keyboard.press("Escape");

  const { groups } = await ask<Groups>(leader.request, product.url, "telemetry.analytics.groups");
  const small = groups.find(({ size }) => "suppressed" in size);
  if (!small) throw new Error("The demo has a group that is too small");
  await leader.getByLabel("Who", { exact: true }).selectOption(`${small.by}:${small.key}`);
  await expect(leader.getByText("Hidden to protect people")).toBeVisible();
  await expect(leader.getByRole("button", { name: "Download CSV" }), "nothing to take along").toHaveCount(0);
  const { violations } = await new AxeBuilder({ page: leader }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});

test("a change manager puts units, and two times, side by side on one page after another, and takes them as a file", async ({
  as,
}) => {
  const page = await as("change manager");
  await page.goto("/adoption/usage?tab=often");
  await page.getByLabel("Compare with").selectOption({ label: "Every unit" });
  const figure = page.getByRole("region", { name: /Side by side/u });
  await expect(figure.getByRole("listitem").first()).toContainText("Everybody");
  await expect(
    figure.getByText(/^(< 5|hidden)$/u).first(),
    "a unit too small is among them, without a number",
  ).toBeVisible();
  await figure.getByLabel("Number", { exact: true }).selectOption({ label: "Stickiness" });
  await expect(page).toHaveURL(/against=every.*measure=stickiness/u);
  const arriving = page.waitForEvent("download");
  await figure.getByRole("button", { name: "Download CSV" }).click();
  const file = await readFile(await (await arriving).path(), "utf8");
  expect(file).toContain("Stickiness on working days");
  expect(file).toContain("All groups are protected together");

  await page.getByLabel("Compare with").selectOption({ label: "The period before" });
  const tabs = page.getByRole("navigation", { name: "Usage figures" });
  for (const tab of ["How often", "Who comes back", "Access"]) {
    await tabs.getByRole("link", { name: tab }).click();
    await expect(figure.getByRole("listitem"), `${tab}: the choice goes along`).toHaveCount(2);
  }
  const { violations } = await new AxeBuilder({ page: page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});

test("the four pages answer one another by keyboard: how often, who comes back, who has access", async ({ as }) => {
  const page = await as("change manager");
  await page.goto("/adoption/usage");
  const tabs = page.getByRole("navigation", { name: "Usage figures" });
  for (const [name, title] of [
    ["How often", "On how many of 28 days"],
    ["Who comes back", "Nth-period retention"],
    ["Access", "Access by unit"],
  ] as const) {
    await tabs.getByRole("link", { name }).focus();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("region", { name: title })).toBeVisible();
    await expect(tabs.locator('[aria-current="page"]')).toHaveText(name);
  }
  await tabs.getByRole("link", { name: "Active people" }).click();
  const scrub = page.getByRole("slider", { name: "Week" });
  await scrub.focus();
  await page.keyboard.press("ArrowLeft");
  await expect(scrub).toHaveAttribute("aria-valuetext", /\d+ of \d+/u);
});

test("each tile opens who is behind its number: everybody's total and the groups that may be shown", async ({ as }) => {
  const page = await as("change manager");
  for (const [tab, name] of [
    ["active", "See who: Last whole week"],
    ["often", "See who: Active days a week"],
    ["access", "See who: Active"],
  ] as const) {
    await page.goto(`/adoption/usage?tab=${tab}`);
    const tile = page.getByRole("button", { name, exact: true });
    await tile.focus();
    await page.keyboard.press("Enter");
    const sheet = page.getByRole("dialog", { name: "Who is behind it" });
    await expect(sheet.getByText(/^\d+ of \d+ people$/u), name).toBeVisible();
    await expect(sheet.getByText("Units", { exact: true })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(sheet).toBeHidden();
  }
});
