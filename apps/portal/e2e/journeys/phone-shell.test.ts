import type { Page } from "@playwright/test";
import { manifests } from "../../src/app/manifests";
import { messages as spanish } from "../../src/app/messages/es";
import { navigationFor } from "../../src/app/navigation";
import { expect, test } from "../harness/crew";
import { phone } from "../harness/phone";

const everyRole = manifests.flatMap((manifest) =>
  Object.entries(manifest.permissions).map(([name, roles]) => ({ permission: `${manifest.id}.${name}`, roles })),
);
/** Every address the navigation has for a role, which comes on top of being an employee, as the desktop's sidebar does. */
const pagesFor = (role: "leader" | "administrator") =>
  navigationFor(
    everyRole.filter(({ roles }) => (roles[role] ?? roles.employee) !== undefined).map(({ permission }) => permission),
  ).flatMap((link) => [link.to, ...link.pages.map((page) => page.to)]);

async function openMore(page: Page) {
  await page.getByRole("button", { name: spanish.more, exact: true }).tap();
  const more = page.getByRole("dialog", { name: spanish.more });
  await expect(more).toBeVisible();
  return more;
}

for (const role of ["leader", "administrator"] as const)
  test(`on a phone the bar and More lead a ${role} to every page the navigation has on a wide screen`, async ({
    hire,
    enter,
  }) => {
    const page = await enter(await hire(`Mobile ${role}`, { language: "es", roles: [role] }), phone);
    await page.goto("/");
    const bar = page.getByRole("navigation", { name: spanish.navigation }).getByRole("link");
    await expect(bar.first()).toBeVisible();
    const inBar = await bar.evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    const more = await openMore(page);
    const inMore = await more.getByRole("link").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    expect(new Set([...inBar, ...inMore])).toEqual(new Set(pagesFor(role)));
    const last = more.getByRole("link").last();
    const to = (await last.getAttribute("href")) ?? "";
    await last.tap();
    await page.waitForURL((url) => url.pathname === to);
    await expect(more, "out of the way of the page it led to").toBeHidden();
  });

test("on a phone one changes the language, reads what is known of oneself and signs out, from More", async ({
  hire,
  enter,
}) => {
  const page = await enter(await hire("Movil", { language: "es" }), phone);
  await page.goto("/");
  const account = new RegExp(spanish.account, "u");
  await (await openMore(page)).getByRole("button", { name: account }).tap();
  // A tap lands on what lies on top: behind the sheet nothing of the menu could be met.
  await page.getByRole("menuitemradio", { name: "English" }).tap();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await page.getByRole("menuitemradio", { name: "Español" }).tap();
  await expect(page.locator("html")).toHaveAttribute("lang", "es");
  await page.getByRole("menuitem", { name: "Qué se sabe de mí" }).tap();
  await page.waitForURL("**/about-me");
  await (await openMore(page)).getByRole("button", { name: account }).tap();
  await page.getByRole("menuitem", { name: spanish.signOut, exact: true }).tap();
  await page.waitForURL("**/sign-in**");
});
