import { act } from "../harness/api";
import { expect, test } from "../harness/crew";
import { unique } from "../harness/phone";

/* What the figures of data quality count is one press away: the records themselves. */

test("how many records a score is made of opens exactly these, and the points of a part open what loses them", async ({
  hire,
  enter,
  product,
}) => {
  const page = await enter(await hire("Petra", { language: "en" }));
  for (const name of [unique("Bare"), unique("Bare")])
    await act(page.request, product.url, "crm.accounts.create", { name });
  await page.goto("/crm/quality");
  await page.getByRole("link", { name: /^Completeness, [\d.]+: what to mend first, Accounts$/u }).click();
  await expect(page.getByRole("combobox", { name: "Type" })).toHaveValue("account");
  await expect(page.getByRole("radio", { name: "Completeness" })).toBeChecked();
  await page.getByRole("link", { name: "Accounts: 2 records" }).click();
  await page.waitForURL(/\/crm\/accounts\?/u);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("2 accounts.");
  await expect(page.getByRole("rowheader")).toHaveCount(2);
});
