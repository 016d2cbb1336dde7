import { readFile } from "node:fs/promises";
import { act } from "../harness/api";
import { expect, test } from "../harness/test";

test("a change manager tells what nobody uses from what nobody was meant to, and opens who is behind it without a name", async ({
  as,
  product,
}) => {
  const page = await as("change manager");
  await act(page.request, product.url, "directory.people.updateMe", { language: "en" });
  await page.goto("/adoption/usage?tab=offer");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("features");
  const figure = page.getByRole("region", { name: "Asked for, live, used, kept" });
  await expect(figure.getByText(/asked of nobody/u).first()).toBeVisible();

  const arriving = page.waitForEvent("download");
  await figure.getByRole("button", { name: "Download CSV" }).click();
  const [header] = (await readFile(await (await arriving).path(), "utf8")).split("\r\n");
  expect(header).toContain("A habit of");

  await figure.getByRole("button", { name: "Who is behind it?" }).focus();
  await page.keyboard.press("Enter");
  const sheet = page.getByRole("dialog", { name: "Who is behind it" });
  // Of other features so few did it, or did not, that nothing is told of them.
  await sheet
    .getByRole("combobox", { name: "Number" })
    .selectOption({ label: "Moves deals when they move: Used lately by" });
  await expect(sheet.getByText("Units", { exact: true })).toBeVisible();
  await expect(sheet.getByText("shows groups here, and no names"), "the mode of the demo is team").toBeVisible();
  await expect(page).toHaveURL(/behind=offer/u);
  await page.reload();
  await expect(sheet, "the address opens it again").toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page).not.toHaveURL(/behind=/u);
});

test("a leader reads how long it takes from go-live to a first use and to a habit, group by group", async ({
  as,
  product,
}) => {
  const page = await as("leader");
  await act(page.request, product.url, "directory.people.updateMe", { language: "en" });
  await page.goto("/adoption/usage?tab=time");
  await expect(page.getByRole("region", { name: "Share who got there, week by week" })).toBeVisible();
  const groups = page.getByRole("region", { name: "Half of them within, by unit" });
  await expect(groups.getByText(/days?$/u).first()).toBeVisible();
  await page.getByRole("radio", { name: "Habit" }).check();
  await expect(page).toHaveURL(/to=habit/u);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("habit");
  await page
    .getByRole("region", { name: /week by week/u })
    .getByRole("radio", { name: "Table" })
    .check();
  await expect(page.getByRole("columnheader", { name: "Still followed" })).toBeVisible();
});
