import { act } from "../harness/api";
import { expect, test } from "../harness/crew";
import { phone, unique } from "../harness/phone";

const laptop = { viewport: { width: 1366, height: 768 } };

test("what was changed in many records at once is found again with its rows, and taken back there, with what stayed", async ({
  hire,
  enter,
  product,
}) => {
  const page = await enter(await hire("Mara", { language: "en" }), laptop);
  const city = unique("Ribera");
  const ids: string[] = [];
  for (const at of [1, 2, 3])
    ids.push(
      (await act<{ id: string }>(page.request, product.url, "crm.accounts.create", { name: `${city} ${at}` })).id,
    );
  await page.goto(`/crm/accounts?q=${encodeURIComponent(city)}`);
  await page.getByRole("columnheader").getByRole("checkbox").first().check();
  await page.getByRole("button", { name: "Change…" }).click();
  const change = page.getByRole("dialog", { name: "Change 3 accounts" });
  await change.getByLabel("What to change").selectOption({ label: "City" });
  await change.getByLabel("New value").fill(city);
  await change.getByRole("button", { name: "Change 3" }).click();
  await page.getByRole("button", { name: "All bulk changes" }).click();

  await expect(page).toHaveURL(/\/crm\/runs$/u);
  const done = page.getByRole("listitem").filter({ hasText: `City → ${city}` });
  await expect(done).toContainText("3 accounts changed");
  await done.getByRole("link", { name: "Show its accounts" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("3 accounts.");
  await expect(page.getByRole("button", { name: "Change this filter: Part of one bulk change" })).toBeVisible();

  // Somebody has changed one of them since: that one stays as it is.
  await act(page.request, product.url, "crm.accounts.update", { id: ids[0], values: { city: "Elsewhere" } });
  await page.goto("/crm/runs");
  await done.getByRole("button", { name: "Take it back" }).click();
  await page.getByRole("dialog", { name: "Take this back?" }).getByRole("button", { name: "Take it back" }).click();
  await expect(done).toContainText("partly taken back");
  await expect(done.getByRole("button", { name: "Take it back" })).toHaveCount(0);
  await done.getByRole("button", { name: "What stayed" }).click();
  await expect(page.getByRole("dialog", { name: "What stayed" })).toContainText(`${city} 1`);
  await page.goto(`/crm/accounts?q=${encodeURIComponent(city)}&cols=city`);
  await expect(page.getByRole("gridcell", { name: city, exact: true })).toHaveCount(0);
  await expect(page.getByRole("gridcell", { name: "Elsewhere" })).toBeVisible();
});

test("on a phone, in Spanish, a deletion is found by its kind and taken back", async ({ hire, enter, product }) => {
  const page = await enter(await hire("Iker", { language: "es" }), phone);
  const name = unique("Orilla");
  const made = await Promise.all(
    [1, 2].map((at) =>
      act<{ id: string }>(page.request, product.url, "crm.accounts.create", { name: `${name} ${at}` }),
    ),
  );
  await act(page.request, product.url, "crm.accounts.remove", { ids: made.map(({ id }) => id) });
  await page.goto("/crm/runs");
  await page.getByRole("combobox", { name: "Tipo" }).selectOption({ label: "Fusiones" });
  await expect(page.getByText("Nada de este tipo")).toBeVisible();
  await page.getByRole("combobox", { name: "Tipo" }).selectOption({ label: "Eliminaciones" });
  const done = page.getByRole("listitem").filter({ hasText: name });
  await expect(done).toContainText("2 cuentas eliminadas");
  await done.getByRole("button", { name: "Deshacer" }).click();
  await page.getByRole("dialog", { name: "¿Deshacer esto?" }).getByRole("button", { name: "Deshacer" }).click();
  await expect(done).toContainText("deshecho");
  await done.getByRole("link", { name: "Ver: cuentas" }).click();
  await expect(page.getByText(`${name} 1`)).toBeVisible();
});
