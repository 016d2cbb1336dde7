import { expect, test } from "../harness/crew";

const newer = '<!doctype html><div id="root"></div><script type="module" src="/assets/newer.js"></script>';

test("a sheet whose code does not come says so and leaves the page; a newer portal is loaded by itself, never below a form", async ({
  browser,
  baseURL,
  hire,
}) => {
  const { storage } = await hire("Renata", { language: "en" });
  // What a browser logs of code that does not come is no fault of the pages.
  const context = await browser.newContext({ ...(baseURL ? { baseURL } : {}), storageState: storage });
  const page = await context.newPage();
  await context.route("**/assets/key-list-*", (route) => route.abort());
  await page.goto("/crm/accounts");
  const heading = page.getByRole("heading", { level: 1 });
  await expect(heading).toBeVisible();
  await page.keyboard.press("?");
  await expect(page.getByText("This could not be opened")).toBeVisible();
  await expect(heading, "the page below stays").toBeVisible();
  await page.getByRole("button", { name: "Reload" }).click();
  await expect(page.getByText("This could not be opened")).toBeHidden();

  // From here on the server has another portal than the one that runs.
  await context.route(new URL("/", page.url()).href, (route) =>
    route.request().resourceType() === "fetch"
      ? route.fulfill({ contentType: "text/html", body: newer })
      : route.continue(),
  );
  await expect(heading).toBeVisible();
  await page.evaluate(() => Object.assign(window, { before: true }));
  await page.keyboard.press("?");
  await page.waitForFunction(() => !("before" in window));
  await expect(heading, "it was loaded by itself").toBeVisible();

  await page.evaluate(() => sessionStorage.clear());
  const search = page.getByRole("searchbox").or(page.getByRole("textbox")).first();
  await search.fill("Aurora");
  await search.blur();
  await page.keyboard.press("?");
  await expect(page.getByText("There is a newer version of the portal")).toBeVisible();
  await expect(search, "what was written is still there").toHaveValue("Aurora");
  await context.close();
});
