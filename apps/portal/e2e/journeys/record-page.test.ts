import type { Locator, Page } from "@playwright/test";
import { makeBusyCustomer } from "../harness/busy-customer";
import { expect, test } from "../harness/crew";
import { phone } from "../harness/phone";

/* A record with much on it: what comes next, what happened and what belongs to it are on a laptop's screen, without scrolling. */

const words = {
  en: {
    next: "Next step",
    planned: "Planned",
    history: "History",
    facts: "Details",
    deals: "Opportunities",
    contacts: "Contacts",
    cases: "Cases",
    group: "Group",
    accounts: "Other accounts",
    otherCases: "Other cases of this customer",
    lines: "Lines",
    allContacts: "Contacts: All 10",
    ten: "10 contacts.",
    score: /^\d+ of 100$/u,
    overTime: "Score over time",
    first: "First measured",
  },
  es: {
    next: "Próximo paso",
    planned: "Planificado",
    history: "Cronología",
    facts: "Datos",
    deals: "Oportunidades",
    contacts: "Contactos",
    cases: "Casos",
    group: "Grupo",
    accounts: "Otras cuentas",
    otherCases: "Otros casos de este cliente",
    lines: "Líneas",
    allContacts: "Contactos: Ver todo (10)",
    ten: "10 contactos.",
    score: /^\d+ de 100$/u,
    overTime: "El índice en el tiempo",
    first: "Primera medición",
  },
} as const;

const laptops = [
  { width: 1366, height: 768 },
  { width: 1440, height: 900 },
];

for (const language of ["en", "es"] as const)
  test(`next step, history and every kind of what belongs to a record with much on it need no scrolling on a laptop (${language})`, async ({
    hire,
    enter,
    product,
  }) => {
    const w = words[language];
    const page = await enter(await hire(language === "en" ? "Nadia" : "Norma", { language }));
    const customer = await makeBusyCustomer(page.request, product.url);
    const always = [w.next, w.planned, w.history];
    for (const laptop of laptops) {
      await page.setViewportSize(laptop);
      for (const [path, sections] of [
        [`accounts/${customer.account}`, [w.deals, w.contacts, w.cases, w.group]],
        [`contacts/${customer.contact}`, [w.deals, w.cases, w.accounts]],
        [`opportunities/${customer.opportunity}`, [w.lines]],
        [`cases/${customer.case}`, [w.otherCases]],
        [`leads/${customer.lead}`, []],
      ] as const) {
        await page.goto(`/crm/${path}`);
        for (const title of [...always, ...sections]) {
          const section = regionOf(page, title);
          await expectInSight(page, section.getByRole("heading", { name: title }).first(), `${path}: ${title}`);
          await expectInSight(page, section.getByRole("listitem").first(), `${path}: the first of ${title}`);
        }
        expect(await page.evaluate(() => window.scrollY), path).toBe(0);
      }
    }
    // Its score says since when it is what it is, and why.
    await page.goto(`/crm/accounts/${customer.account}`);
    await page.getByRole("button", { name: w.score }).click();
    await expect(page.getByRole("table", { name: w.overTime }).getByRole("row", { name: w.first })).toBeVisible();
    await page.keyboard.press("Escape");
    // What is not shown is one press away, and exactly as many as were said.
    await page.getByRole("link", { name: w.allContacts }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(w.ten);
  });

test("on a phone a record begins with what comes next, then what happened, what belongs to it, and its facts", async ({
  hire,
  enter,
  product,
}) => {
  const w = words.es;
  const page = await enter(await hire("Norma", { language: "es" }), phone);
  const customer = await makeBusyCustomer(page.request, product.url);
  await page.goto(`/crm/accounts/${customer.account}`);
  const tops: number[] = [];
  for (const title of [w.next, w.history, w.deals, w.contacts, w.cases, w.facts]) {
    const heading = page.getByRole("heading", { name: title, exact: false }).first();
    await expect(heading).toBeVisible();
    tops.push((await heading.boundingBox())?.y ?? Number.NaN);
  }
  expect(tops).toEqual([...tops].sort((one, other) => one - other));
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
});

const regionOf = (page: Page, title: string) => page.getByRole("region", { name: new RegExp(`^${title}`, "u") });

/** Wholly on the screen as it opens, beside and below nothing that hides it. */
async function expectInSight(page: Page, what: Locator, said: string) {
  await expect(what, said).toBeVisible();
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  // What comes later may push it: asked until it stands.
  await expect(async () => {
    const box = await what.boundingBox();
    expect(box, said).not.toBeNull();
    if (!box) return;
    expect(box.y, `${said}: its top`).toBeGreaterThanOrEqual(0);
    expect(box.y + box.height, `${said}: its end`).toBeLessThanOrEqual(height);
    expect(box.x + box.width, `${said}: its right`).toBeLessThanOrEqual(width);
  }).toPass({ timeout: 10_000, intervals: [100, 300, 1_000] });
}
