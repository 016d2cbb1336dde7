import { expect, test } from "../harness/crew";

test("without a network a page not yet fetched says so inside the portal, and opens once the network is back", async ({
  browser,
  baseURL,
  hire,
}) => {
  const { storage } = await hire("Ofelia", { language: "en" });
  // What a browser logs of a network that is gone is no fault of the pages.
  const context = await browser.newContext({ ...(baseURL ? { baseURL } : {}), storageState: storage });
  const page = await context.newPage();
  await page.goto("/crm/accounts");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await context.setOffline(true);
  await page.getByRole("link", { name: "Calendar" }).click();
  await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Main" })).toBeVisible();
  await context.setOffline(false);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page).toHaveURL(/\/crm\/calendar/u);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("planned");
  await context.close();
});
