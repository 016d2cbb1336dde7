import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { paths } from "../../src/lib/paths";
import { act } from "../harness/api";
import { everybody, finder, openPages, pages } from "../harness/pages";
import { type Chair, expect, test } from "../harness/test";

const languages = ["en", "es"] as const;
const themes = ["light", "dark"] as const;
type Language = (typeof languages)[number];
type Theme = (typeof themes)[number];

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** The narrowest phone WCAG's reflow speaks of, and the one most people hold. */
const narrow = [320, 390] as const;

/**
 * Who looks at which page how. Every page is seen in both themes and both languages; pages that several people have are
 * shared among them instead of being looked at again and again.
 */
const plan = pages.flatMap(({ name, chairs }, index) => {
  const other: Theme = index % 2 === 0 ? "dark" : "light";
  const looks = [
    { language: "en", theme: index % 2 === 0 ? "light" : "dark" },
    { language: "es", theme: other },
  ] as const;
  const visits = name === "today" ? chairs.length : looks.length;
  return Array.from({ length: visits }, (_, visit) => ({
    name,
    chair: chairs[visit % chairs.length] as Chair,
    ...looks[visit % 2 === 0 ? 0 : 1],
  }));
});

// One test a person: the language is the person's own, and two of them at once would pull at it.
for (const chair of everybody)
  test(`what the ${chair} sees is accessible and fits a phone, in both languages and themes`, async ({
    as,
    product,
  }) => {
    test.setTimeout(120_000);
    const page = await as(chair);
    const find = finder(page.request, product.url);
    const problems: string[] = [];
    for (const language of languages) {
      await act(page.request, product.url, "directory.people.updateMe", { language });
      for (const look of plan.filter((each) => each.chair === chair && each.language === language)) {
        const { path } = pages.find(({ name }) => name === look.name) ?? { path: () => "/" };
        await page.emulateMedia({ colorScheme: look.theme });
        await page.goto(await path(find));
        await settle(page);
        problems.push(...(await problemsOf(page, `${look.name} (${look.theme})`, language)));
      }
    }
    expect(problems).toEqual([]);
  });

test("every address of the portal is among the pages looked at", () => {
  const seen = [...pages.map(({ path }) => String(path)), ...openPages.map(({ path }) => `"${path}"`)].join("\n");
  const addresses = (part: object): string[] =>
    Object.values(part).flatMap((each) =>
      typeof each === "string" ? [each] : typeof each === "object" ? addresses(each) : [],
    );
  const unseen = addresses(paths).filter((address) => !seen.includes(`"${address}"`) && !seen.includes(`"${address}?`));
  expect(unseen).toEqual([]);
});

test("the pages before sign-in are accessible and fit a phone", async ({ browser, product }) => {
  const problems: string[] = [];
  for (const language of languages) {
    const context = await browser.newContext({ baseURL: product.url, locale: language === "en" ? "en-GB" : "es-CO" });
    const page = await context.newPage();
    for (const { name, path } of openPages)
      for (const theme of themes) {
        await page.emulateMedia({ colorScheme: theme });
        await page.goto(path);
        await page.getByRole("heading", { level: 1 }).waitFor();
        problems.push(...(await problemsOf(page, `${name} (${theme})`, language)));
      }
    await context.close();
  }
  expect(problems).toEqual([]);
});

test("layers over the page are accessible: palette, keys, menu, say something", async ({ as }) => {
  const page = await as("employee (not started yet)");
  const problems: string[] = [];
  for (const theme of themes) {
    await page.emulateMedia({ colorScheme: theme });
    await page.goto("/");
    await settle(page);
    for (const key of ["Control+k", "?", "f"]) {
      await page.keyboard.press(key);
      await page.getByRole("dialog").waitFor();
      problems.push(...(await violationsOf(page, `${key} (${theme})`)));
      await page.keyboard.press("Escape");
      await expect(page.getByRole("dialog")).toBeHidden();
    }
    await page.getByRole("button", { name: /^Your account/u }).click();
    await page.getByRole("menu").waitFor();
    problems.push(...(await violationsOf(page, `account menu (${theme})`)));
    await page.keyboard.press("Escape");
  }
  expect(problems).toEqual([]);
});

async function settle(page: Page): Promise<void> {
  await page.locator("#main h1").waitFor({ state: "attached" });
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
}

async function problemsOf(page: Page, where: string, language: Language): Promise<string[]> {
  const problems: string[] = [];
  const facts = await page.evaluate(() => ({
    lang: document.documentElement.lang,
    title: document.title,
    text: document.body.innerText,
  }));
  if (facts.lang !== language) problems.push(`${where}: lang is "${facts.lang}", not "${language}"`);
  if (!/^.+ · Arraigo$/u.test(facts.title)) problems.push(`${where}: the title is "${facts.title}"`);
  if (/\b(?:undefined|NaN|\[object Object\]|Invalid Date)\b/u.test(facts.text))
    problems.push(`${where}: says undefined or NaN`);
  problems.push(...(await violationsOf(page, `${where}, ${language}`)));
  const { width = 1440, height = 900 } = page.viewportSize() ?? {};
  for (const phone of narrow) {
    await page.setViewportSize({ width: phone, height: 800 });
    // Drawings follow the new width a frame or two later.
    await page
      .waitForFunction((px) => document.documentElement.scrollWidth <= px, phone, { timeout: 1_500 })
      .catch(() => {});
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    if (wide > phone) problems.push(`${where}, ${language}: ${wide} px wide on a screen of ${phone}`);
  }
  await page.setViewportSize({ width, height });
  return problems;
}

async function violationsOf(page: Page, where: string): Promise<string[]> {
  // Legacy mode looks at this page alone, without a second window for frames we do not have; it halves the time.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ["violations"], runOnly: { type: "tag", values: rules } })
    .analyze();
  return violations.map(
    ({ id, nodes }) =>
      `${where}: ${id}: ${nodes
        .slice(0, 3)
        .map(({ target, any }) => `${target.join(" ")} ${any[0]?.message ?? ""}`)
        .join(" | ")}`,
  );
}
