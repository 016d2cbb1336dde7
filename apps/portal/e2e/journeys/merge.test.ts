import type { Page } from "@playwright/test";
import { expect, test } from "../harness/marketer";
import { phone, unique } from "../harness/phone";

/* A marketer makes one of three records of the same person, and three of one again: at a desk in English, on a phone in Spanish. */

const words = {
  en: {
    dryRun: "Dry run",
    import: /^Import /u,
    see: "See the records",
    because: /Because: .*same/u,
    compare: "Compare and merge all 3",
    both: "Both",
    stays: "The one that stays",
    optedOut: "opted out",
    merge: "Merge",
    merged: /^Merged into/u,
    saidNo: "Said no",
    saidNoWriting: "They asked in writing not to be written to here",
    actions: (value: string) => `What to do with ${value}`,
    badge: "2 possible duplicates",
    compareTwo: "Compare and merge",
    cancel: "Cancel",
    mergedBadge: "Merged",
    mergedInto: "Merged into this one",
    takeApart: "Take apart",
    apart: "Taken apart again",
    contacts: "3 contacts.",
  },
  es: {
    dryRun: "Simular",
    import: /^Importar /u,
    see: "Ver las fichas",
    because: /Porque: .*mism/u,
    compare: "Comparar y fusionar las 3",
    both: "Ambos",
    stays: "La que se queda",
    optedOut: "se dio de baja",
    merge: "Fusionar",
    merged: /^Fichas fusionadas en/u,
    saidNo: "Dijo que no",
    saidNoWriting: "Pidió por escrito que no le escriban aquí",
    actions: (value: string) => `Qué hacer con ${value}`,
    badge: "2 posibles duplicados",
    compareTwo: "Comparar y fusionar",
    cancel: "Cancelar",
    mergedBadge: "Fusionada",
    mergedInto: "Fichas fusionadas en esta",
    takeApart: "Separar",
    apart: "Separadas de nuevo",
    contacts: "3 contactos.",
  },
} as const;
type Words = (typeof words)[keyof typeof words];

const marketers = [
  { who: "at a desk, in English", language: "en", device: {}, w: words.en },
  { who: "on a phone, in Spanish", language: "es", device: phone, w: words.es },
] as const satisfies readonly { who: string; language: "en" | "es"; device: object; w: Words }[];

for (const { who, language, device, w } of marketers)
  test(`a marketer ${who}: three records of one person are found with reasons, merged as previewed with the stricter consent, and taken apart whole`, async ({
    marketer,
  }) => {
    const page = await marketer(language, device);
    const family = unique("Quintanar").replace(" ", "");
    const [first, second, third] = ["uno", "dos", "tres"].map((part) => `${part}@${family.toLowerCase()}.example`) as [
      string,
      string,
      string,
    ];
    const [phoneNumber, born] = ownFacts();
    await bringIn(page, w, [
      "Nombre,Apellidos,Correo electrónico,Teléfono,Fecha de nacimiento,Cargo",
      `Francisco,${family},${first},${phoneNumber},${born},Compras`,
      `Paco,${family},${second},${phoneNumber},${born},Director de compras`,
      `${family},Francisco,${third},${phoneNumber},${born},`,
    ]);
    const list = `/crm/contacts?q=${family}&cols=email`;
    await page.goto(list);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(w.contacts);
    const addresses = await Promise.all(
      (await page.getByRole("rowheader").getByRole("link").all()).map((link) => link.getAttribute("href")),
    );
    expect(addresses).toHaveLength(3);

    // One of the three once said no to the address they are written to at.
    await page
      .getByRole("row", { name: new RegExp(second, "u") })
      .getByRole("link")
      .first()
      .click();
    await page.getByRole("button", { name: w.actions(second) }).click();
    await page.getByRole("menuitem", { name: w.saidNoWriting }).click();
    await expect(page.getByText(w.saidNo, { exact: true })).toBeVisible();

    // A small import is looked through at once; the queue is asked until it has been.
    const pair = page.getByRole("article").filter({ hasText: family });
    await expect(async () => {
      await page.goto("/crm/duplicates?owner=mine");
      await expect(pair.getByRole("button", { name: w.compare }).first()).toBeVisible({ timeout: 1_500 });
    }).toPass({ timeout: 15_000 });
    await expect(pair.first()).toContainText(w.because);
    // At the title of each stands that it looks like two others; behind the sign is why, and the comparison.
    await page.goto(addresses[0] ?? "");
    await page.getByRole("button", { name: w.badge }).click();
    await page.getByRole("button", { name: w.compareTwo }).first().click();
    await expect(page.getByRole("dialog").getByRole("group", { name: w.stays }).getByRole("radio")).toHaveCount(2);
    await page.getByRole("dialog").getByRole("button", { name: w.cancel }).click();
    await page.goto("/crm/duplicates?owner=mine");
    await pair.getByRole("button", { name: w.compare }).first().click();

    const dialog = page.getByRole("dialog");
    const winner = dialog.getByRole("group", { name: w.stays }).getByRole("radio").first();
    await winner.check();
    // Whoever stays brings its values along; what is chosen then stands.
    const merge = dialog.getByRole("button", { name: w.merge, exact: true });
    await expect(merge).toBeEnabled();
    await dialog.getByRole("radio", { name: "Director de compras" }).check();
    await expect(dialog.getByRole("listitem").filter({ hasText: second })).toContainText(w.optedOut);
    await merge.click();
    await expect(page.getByText(w.merged)).toBeVisible();

    // Every old address leads to the one that stayed, which has all three addresses, one of them with its no.
    const landed = new Set<string>();
    for (const address of addresses) {
      await page.goto(address ?? "");
      for (const value of [first, second, third])
        await expect(page.getByText(value, { exact: true }).first()).toBeVisible();
      landed.add(new URL(page.url()).pathname);
    }
    expect(landed.size).toBe(1);
    await expect(page.getByText(w.saidNo, { exact: true })).toBeVisible();
    await expect(page.getByText("Director de compras").first()).toBeVisible();

    await page.getByRole("button", { name: w.mergedBadge, exact: true }).click();
    await expect(page.getByRole("heading", { name: w.mergedInto })).toBeVisible();
    await page.getByRole("button", { name: w.takeApart }).click();
    await expect(page.getByText(w.apart)).toBeVisible();
    await page.goto(list);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(w.contacts);
    for (const value of [first, second, third])
      await expect(page.getByRole("row", { name: new RegExp(value, "u") })).toHaveCount(1);
    for (const address of addresses) {
      await page.goto(address ?? "");
      await expect(page.getByRole("heading", { level: 1 })).toContainText(family);
      expect(new URL(page.url()).pathname).toBe(address?.split("?")[0]);
    }
  });

/** A number and a day of birth that nobody in another journey has. */
function ownFacts(): [string, string] {
  const digits = (count: number) => String(Math.floor(Math.random() * 10 ** count)).padStart(count, "0");
  const day = new Date(Date.UTC(1950, 0, 1) + Math.floor(Math.random() * 15_000) * 86_400_000);
  return [`+34 6${digits(2)} ${digits(3)} ${digits(3)}`, day.toISOString().slice(0, 10)];
}

async function bringIn(page: Page, w: Words, lines: readonly string[]): Promise<void> {
  await page.goto("/crm/import");
  const buffer = Buffer.from(lines.filter(Boolean).join("\n"));
  await page.locator('#main input[type="file"]').setInputFiles({ name: "feria.csv", mimeType: "text/csv", buffer });
  await page.getByRole("button", { name: w.dryRun }).click();
  await page.getByRole("button", { name: w.import }).click();
  await expect(page.getByRole("link", { name: w.see })).toBeVisible({ timeout: 15_000 });
}
