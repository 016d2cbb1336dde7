import { act, ask } from "../harness/api";
import { collectProblems, expect, personIn, signIn, test } from "../harness/test";

test("a wrong password is said in Spanish, without saying which of the two was wrong", async ({ browser, product }) => {
  const context = await browser.newContext({ baseURL: product.url, locale: "es-CO" });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await expect(page.locator("html")).toHaveAttribute("lang", "es");
  for (const email of [personIn(product, "leader").email, "nadie@meridiano.example"]) {
    await page.getByRole("textbox", { name: /correo/iu }).fill(email);
    await page.locator('input[type="password"]').fill("no es esta contraseña");
    await page.getByRole("button", { name: "Entrar" }).click();
    await expect(
      page.getByText("El correo o la contraseña no son correctos. Revisa los dos o pide una contraseña nueva."),
    ).toBeVisible();
  }
  await context.close();
});

test("somebody invited chooses a password from the mail, signs in on two devices, and signs out everywhere", async ({
  as,
  browser,
  product,
}) => {
  const administrator = await as("administrator");
  const { people } = await ask<{ people: { id: string; email: string; access: string }[] }>(
    administrator.request,
    product.url,
    "directory.people.list",
    { limit: 50 },
  );
  const person = people.find(({ access }) => access === "none");
  if (!person) throw new Error("Everybody has access already.");
  await administrator.goto(`/admin/people/${person.id}`);
  await administrator.getByRole("button", { name: "Send an invitation" }).click();
  await expect(administrator.getByText("The invitation is on its way.").first()).toBeVisible();

  const problems: string[] = [];
  const devices = await Promise.all([1, 2].map(() => browser.newContext({ baseURL: product.url })));
  const [one, two] = await Promise.all(devices.map((device) => device.newPage()));
  if (!one || !two) throw new Error("no browser");
  for (const page of [one, two]) collectProblems(page, problems);
  const letter = one.getByRole("article").filter({ hasText: person.email }).getByRole("link").first();
  await expect(async () => {
    await one.goto("/dev/mail");
    await expect(letter).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 15_000 });
  await letter.click();
  const password = "cuatro palabras muy tranquilas";
  await one.locator('input[type="password"]').fill(password);
  await one.locator('button[type="submit"]').click();
  await one.waitForURL(/\/sign-in/u);
  await signIn(one, { email: person.email, password });
  await signIn(two, { email: person.email, password });
  await expect(two.locator("#main")).toBeVisible();

  await one.goto("/about-me");
  await one.getByRole("button", { name: /Sign out everywhere|Cerrar sesión en todas partes/u }).click();
  await one.waitForURL(/\/sign-in/u);
  await two.goto("/crm");
  await expect(two, "the other device is signed out as well").toHaveURL(/\/sign-in/u);
  await act(administrator.request, product.url, "directory.people.setAccess", {
    personId: person.id,
    access: "disabled",
  });
  await Promise.all(devices.map((device) => device.close()));
  expect(problems).toEqual([]);
});

test("a page one has no permission for says so, and who can give it", async ({ as }) => {
  const page = await as("employee (not started yet)");
  for (const path of ["/admin/audit", "/admin/sources", "/adoption/leadership", "/learn/progress"]) {
    await page.goto(path);
    await expect(page.locator("#main").getByText("You cannot see this page").first(), path).toBeVisible();
    await expect(page.locator("#main")).toContainText("An administrator of Grupo Meridiano can give it to you.");
  }
  const usage = ["sources", "history", "names", "keeping", "events"].map((name) => `/admin/${name}`);
  for (const path of [...usage, "/adoption/usage", "/adoption/insights", "/crm/fields"]) {
    await page.goto(path);
    const main = page.locator("#main");
    await expect(main.getByText("You cannot see this page"), path).toHaveCount(1);
    await expect(main.getByRole("heading", { level: 2 }), `${path} shows nothing else`).toHaveCount(0);
  }
  await expect(
    page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Admin" }),
    "and nothing leads there",
  ).toHaveCount(0);
});
