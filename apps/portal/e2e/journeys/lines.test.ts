import { act } from "../harness/api";
import { expect, test } from "../harness/crew";
import { phone, unique } from "../harness/phone";

/* A seller says what a deal is made of: one line from the price list, one by hand, and the amount follows them. */

const words = {
  en: {
    none: "No lines: the amount is as somebody set it.",
    add: "Add a line",
    product: "From the price list",
    what: "What",
    quantity: "Quantity",
    price: "Unit price",
    total: /Total.*4,500/u,
    grown: /Total.*4,750/u,
    follows: "The amount follows these lines.",
  },
  es: {
    none: "Sin líneas: el importe es el que alguien puso.",
    add: "Añadir línea",
    product: "De la lista de precios",
    what: "Qué",
    quantity: "Cantidad",
    price: "Precio unitario",
    total: /Total.*4[.,]?500/u,
    grown: /Total.*4[.,]?750/u,
    follows: "El importe sigue a estas líneas.",
  },
} as const;

for (const { who, name, language, device } of [
  { who: "at a desk, in English", name: "Grace", language: "en", device: {} },
  { who: "on a phone, in Spanish", name: "Lucía", language: "es", device: phone },
] as const)
  test(`a seller ${who}: a line from the price list and one by hand make the amount of the deal, and stand there for the next who opens it`, async ({
    hire,
    enter,
    product,
  }) => {
    const w = words[language];
    const boss = await enter(await hire("Harriet", { language: "en", roles: ["people_manager"] }));
    const sold = unique("Pump");
    await act(boss.request, product.url, "crm.products.create", { name: sold, currency: "USD", priceMinor: 150_000 });
    const page = await enter(await hire(name, { language }), device);
    const deal = await act<{ id: string }>(page.request, product.url, "crm.opportunities.create", {
      name: unique("Cold room"),
      currency: "USD",
    });
    await page.goto(`/crm/opportunities/${deal.id}`);
    await expect(page.getByText(w.none)).toBeVisible();

    await page.getByRole("button", { name: w.add }).click();
    await page.getByRole("combobox", { name: w.product }).fill(sold);
    await page.getByRole("option", { name: new RegExp(sold, "u") }).click();
    await page.getByLabel(w.quantity).fill("3");
    await page.getByRole("button", { name: w.add }).click();
    await expect(page.getByText(w.follows)).toBeVisible();
    await expect(page.locator("p").filter({ hasText: w.total })).toBeVisible();

    await page.getByRole("button", { name: w.add }).click();
    const form = page.locator("form").filter({ has: page.getByLabel(w.quantity) });
    await form.getByRole("textbox", { name: new RegExp(`^${w.what}`, "u") }).fill("Transport");
    await form.getByLabel(w.price).fill("250");
    await page.getByRole("button", { name: w.add }).click();
    await expect(page.locator("p").filter({ hasText: w.grown })).toBeVisible();
    await page.reload();
    await expect(page.getByText("Transport", { exact: true })).toBeVisible();
    await expect(page.locator("p").filter({ hasText: w.grown })).toBeVisible();
  });
