import { readFile } from "node:fs/promises";
import AxeBuilder from "@axe-core/playwright";
import { act } from "../harness/api";
import { expect, test } from "../harness/test";

test("a leader puts a funnel together, keeps it in the address, takes it as a file, and follows what came next", async ({
  as,
  product,
}) => {
  const page = await as("leader");
  await act(page.request, product.url, "directory.people.updateMe", { language: "en" });
  await page.goto("/adoption/usage?tab=funnel");
  await expect(page.getByRole("heading", { level: 1 })).toContainText(/Of \d+ people who began/u);
  await expect(page.getByText(/known since .* single events are kept no longer/u)).toBeVisible();

  await page.getByRole("button", { name: "Add a step" }).click();
  const third = page.getByLabel("Step 3", { exact: true });
  await expect(third, "a step without an event asks for one").toBeFocused();
  await expect(third).toHaveValue("");
  expect(new URL(page.url()).searchParams.has("steps"), "it is no step before it is chosen").toBe(false);
  await third.selectOption({ index: 1 });
  await expect(page).toHaveURL(/steps=/u);
  await expect(third).not.toHaveValue("");
  await page.getByLabel("Within", { exact: true }).selectOption({ label: "a day" });
  await expect(page).toHaveURL(/within=24/u);
  await page.reload();
  await expect(page.getByLabel("Step 3", { exact: true }), "the address is the question").toBeVisible();

  // Our own events are narrowed by what they say of themselves, in words.
  await page.getByLabel("Step 2", { exact: true }).selectOption({ label: "Logged an activity" });
  await page.getByRole("button", { name: "Only where …" }).nth(1).click();
  await page.getByLabel("Property", { exact: true }).selectOption({ label: "Kind of activity" });
  await page.getByLabel("Value", { exact: true }).selectOption({ label: "Call" });
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByText("Kind of activity is Call", { exact: true })).toBeVisible();
  await expect(page).toHaveURL(/activity_kind/u);
  await page.getByRole("button", { name: "Remove Kind of activity" }).click();
  await page.keyboard.press("Escape");

  const arriving = page.waitForEvent("download");
  await page.getByRole("region", { name: "Step by step" }).getByRole("button", { name: "Download CSV" }).click();
  const rows = (await readFile(await (await arriving).path(), "utf8")).split("\r\n");
  expect(rows[0]).toContain("Stop here");
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);

  await page.getByRole("link", { name: "Paths" }).click();
  await expect(page.getByRole("region", { name: "What came next" })).toBeVisible();
  await page.getByRole("radio", { name: "What came before" }).check();
  await expect(page).toHaveURL(/way=before/u);
  await expect(page.getByRole("region", { name: "What came before" })).toBeVisible();
});

test("who came back is marked with what happened in the week in which they began, in the row and in words below", async ({
  as,
}) => {
  const page = await as("change manager");
  await page.goto("/adoption/usage?tab=back");
  const marks = page.getByRole("list", { name: "What happened when" }).getByRole("listitem");
  await expect(marks.first()).toBeVisible();
  const numbers = page.getByRole("rowheader").locator("[aria-hidden=true]");
  await expect(async () => {
    const said = await marks.count();
    expect(await numbers.allTextContents(), "each stands in a row").toEqual(
      Array.from({ length: said }, (_, at) => String(at + 1)),
    );
  }).toPass();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});
