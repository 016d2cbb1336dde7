import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { act } from "./harness/api";
import { everybody, finder, openPages, pages } from "./harness/pages";
import { test } from "./harness/test";

const folder = process.env.SHOTS ?? join(tmpdir(), "arraigo-shots");
const only = process.env.ONLY ?? "";
const widths = (process.env.WIDTHS ?? "1440,390").split(",").map(Number);
const themes = (process.env.THEMES ?? "light,dark").split(",") as ("light" | "dark")[];
const languages = (process.env.LANGUAGES ?? "en,es").split(",") as ("en" | "es")[];

mkdirSync(folder, { recursive: true });

for (const chair of everybody) {
  test(`pictures of what ${chair} sees`, async ({ as, product }) => {
    const page = await as(chair);
    const find = finder(page.request, product.url);
    for (const language of languages) {
      await act(page.request, product.url, "directory.people.updateMe", { language });
      for (const { name, path } of pages.filter((each) => each.chairs.includes(chair) && each.name.includes(only))) {
        await page.goto(await path(find));
        await page.locator("#main").waitFor();
        await page.waitForLoadState("networkidle");
        for (const width of widths)
          for (const colorScheme of themes) {
            await page.emulateMedia({ colorScheme });
            await page.evaluate((theme) => {
              document.documentElement.dataset.theme = theme;
            }, colorScheme);
            await page.setViewportSize({ width, height: 900 });
            await page.screenshot({
              path: join(folder, `${name}.${chair.replaceAll(" ", "-")}.${language}.${colorScheme}.${width}.png`),
              fullPage: true,
            });
          }
      }
    }
  });
}

test("pictures of the way in", async ({ page }) => {
  for (const { name, path } of openPages.filter((each) => each.name.includes(only))) {
    await page.goto(path);
    await page.waitForLoadState("networkidle");
    for (const width of widths)
      for (const colorScheme of themes) {
        await page.emulateMedia({ colorScheme });
        await page.evaluate((theme) => {
          document.documentElement.dataset.theme = theme;
        }, colorScheme);
        await page.setViewportSize({ width, height: 900 });
        await page.screenshot({ path: join(folder, `${name}.open.en.${colorScheme}.${width}.png`), fullPage: true });
      }
  }
});

test("the picture in the README", async ({ as }) => {
  const page = await as("change manager", { viewport: { width: 1440, height: 1250 }, colorScheme: "light" });
  await page.goto("/adoption");
  await page.waitForURL(/\/adoption\/rollouts\//u);
  await page.getByRole("table").waitFor();
  await page.waitForLoadState("networkidle");
  await page.screenshot({ path: join(folder, "rollout.png") });
});
