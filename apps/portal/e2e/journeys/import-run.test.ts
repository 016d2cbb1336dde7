import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, test } from "../harness/marketer";
import { phone, unique } from "../harness/phone";
import { workbook } from "../harness/workbook";

/*
 * A marketer brings files in, from reading them to taking them back: at a desk in English, and in Spanish on a phone.
 */

const words = {
  en: {
    what: "What is in it",
    encoding: "Encoding",
    delimiter: "Separated by",
    sheet: "Sheet",
    headings: "Headings",
    becomes: "Becomes",
    format: "Written as",
    saveAs: "Keep this mapping as",
    save: "Keep",
    kept: (name: string) => `Mapping kept as “${name}”`,
    named: "Named mapping",
    remembered: "Mapped as last time for these headings.",
    dryRun: "Dry run",
    nothingWritten: "Nothing has been written yet.",
    staysOut: "Rows that stay out",
    wantALook: "Rows that come in and want a look",
    examples: "The first new records, as they would be",
    import: /^Import \d/u,
    pause: "Pause",
    paused: "Paused",
    resume: "Go on",
    see: "See the records",
    errors: "Rows that stayed out (CSV)",
    takeBack: "Take it back",
    another: "Another file",
    takenOut: /were taken out/u,
    nameless: "Map at least one column to what these records are called by",
    amount: /12,500\.75/u,
    new: "New",
    out: "Stay out",
  },
  es: {
    what: "Qué contiene",
    encoding: "Codificación",
    delimiter: "Separado por",
    sheet: "Hoja",
    headings: "Encabezados",
    becomes: "Pasa a ser",
    format: "Escrito como",
    saveAs: "Guardar esta asignación como",
    save: "Guardar",
    kept: (name: string) => `Asignación guardada como «${name}»`,
    named: "Asignación guardada",
    remembered: "Asignado como la última vez con estos encabezados.",
    dryRun: "Simular",
    nothingWritten: "Aún no se ha escrito nada.",
    staysOut: "Filas que se quedan fuera",
    wantALook: "Filas que entran y piden una mirada",
    examples: "Las primeras fichas nuevas, como quedarían",
    import: /^Importar \d/u,
    pause: "Pausar",
    paused: "En pausa",
    resume: "Seguir",
    see: "Ver las fichas",
    errors: "Filas que quedaron fuera (CSV)",
    takeBack: "Deshacer",
    another: "Otro archivo",
    takenOut: /Se sacaron/u,
    nameless: "Asigna al menos una columna a aquello por lo que se llaman estas fichas",
    amount: /12\.500,75/u,
    new: "Nuevas",
    out: "No importadas",
  },
} as const;
type Words = (typeof words)[keyof typeof words];

const marketers = [
  { who: "at a desk, in English", language: "en", device: {}, w: words.en },
  { who: "on a phone, in Spanish", language: "es", device: phone, w: words.es },
] as const satisfies readonly { who: string; language: "en" | "es"; device: object; w: Words }[];

/** So many that there is time to pause. */
const rowsAll = 10_000;

for (const { who, language, device, w } of marketers) {
  test(`a marketer ${who}: a messy file is read right, tried, paused, resumed, its errors fetched, and all of it taken back`, async ({
    marketer,
  }) => {
    const page = await marketer(language, device);
    const mark = unique("").trim();
    await bringIn(page, { name: `clientes-${mark}.csv`, mimeType: "text/csv", buffer: messyFile(mark, rowsAll) });

    // How the file is written was found out: an old Windows export with semicolons and days before months.
    await expect(page.getByLabel(w.encoding)).toHaveValue("windows-1252");
    await expect(page.getByLabel(w.delimiter)).toHaveValue(";");
    await expect(column(page, w.becomes, "Correo electrónico")).toHaveValue("email");
    await expect(column(page, w.becomes, "Nacimiento")).toHaveValue("bornOn");
    await expect(column(page, w.format, "Nacimiento")).toHaveValue("dmy");
    await dryRun(page, w);
    const failures = page.getByRole("table", { name: w.staysOut });
    await expect(failures.getByRole("row", { name: /^3 .*pedro\.salas\(at\)nada/u })).toBeVisible();
    await expect(failures.getByRole("row", { name: /^4 /u })).toBeVisible();
    await expect(
      page.getByRole("table", { name: w.wantALook }).getByRole("row", { name: /^5 .*31\/02\/1980/u }),
    ).toBeVisible();
    const planned = [await count(page, w.new), await count(page, w.out)];
    expect(planned).toEqual([rowsAll - 2, 2]);

    await page.getByRole("button", { name: w.import }).click();
    await page.getByRole("button", { name: w.pause }).click();
    await expect(page.getByText(w.paused, { exact: true })).toBeVisible();
    await expect(page.getByRole("progressbar")).toBeVisible();
    // It waits for whoever comes back, from anywhere.
    await page.goto(page.url());
    await page.getByRole("button", { name: w.resume }).click();
    await expect(page.getByRole("link", { name: w.see })).toBeVisible({ timeout: 40_000 });
    expect([await count(page, w.new), await count(page, w.out)]).toEqual(planned);

    const errors = await downloaded(page, w.errors);
    expect(errors).toContain("pedro.salas(at)nada");
    expect(errors.trim().split("\n")).toHaveLength(3);

    await takeBack(page, w, 40_000);
    await page.goto(`/crm/contacts?q=${mark}&owner=mine`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByRole("link", { name: new RegExp(mark, "u") })).toHaveCount(0);
  });

  test(`a marketer ${who}: a mapping is changed, kept under a name, and there again for the next file`, async ({
    marketer,
  }) => {
    const page = await marketer(language, device);
    const mark = unique("").trim();
    await bringIn(page, { name: `feria-${mark}.csv`, mimeType: "text/csv", buffer: messyFile(mark, 6) });
    await expect(column(page, w.becomes, "Correo electrónico")).toHaveValue("email");
    await column(page, w.becomes, "Canal preferido").selectOption("notes");
    const named = `Feria ${mark}`;
    await page.getByLabel(w.saveAs).fill(named);
    await page.getByRole("button", { name: w.save, exact: true }).click();
    await expect(page.getByText(w.kept(named))).toBeVisible();

    await dryRun(page, w);
    await page.getByRole("button", { name: w.import }).click();
    await expect(page.getByRole("link", { name: w.see })).toBeVisible({ timeout: 20_000 });
    const done = page.url();
    await page.getByRole("button", { name: w.another }).click();
    await bringIn(page, { name: `más-${mark}.csv`, mimeType: "text/csv", buffer: messyFile(mark, 4) });
    await expect(page.getByText(w.remembered)).toBeVisible();
    await column(page, w.becomes, "Canal preferido").selectOption("skip");
    await page.getByLabel(w.named).selectOption({ label: named });
    await expect(column(page, w.becomes, "Canal preferido")).toHaveValue("notes");

    await page.goto(done);
    await takeBack(page, w, 20_000);
  });

  test(`a marketer ${who}: a workbook’s sheet is chosen, its kind put right where the columns were refused, its amounts and days read`, async ({
    marketer,
  }) => {
    const page = await marketer(language, device);
    const mark = unique("Campaña");
    const buffer = workbook({
      Portada: [["Informe de ferias"], ["Elaborado por marketing"]],
      Ventas: [
        ["Oportunidad", "Importe", "Fecha de cierre"],
        [`${mark} uno`, "12.500,75", "31/12/2027"],
        [`${mark} dos`, "980,50", "15/01/2028"],
      ],
    });
    await bringIn(page, {
      name: "ferias.xlsx",
      mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      buffer,
    });
    await page.getByLabel(w.sheet).selectOption("Ventas");
    await expect(column(page, w.becomes, "Importe")).toBeVisible();
    // Whoever knows better says which line holds the headings.
    await page.getByLabel(w.headings).selectOption("no");
    await expect(column(page, w.becomes, "#2")).toBeVisible();
    await page.getByLabel(w.headings).selectOption("1");
    await expect(column(page, w.becomes, "Importe")).toBeVisible();
    await page.getByRole("button", { name: w.dryRun }).click();
    await expect(page.getByRole("alert").filter({ hasText: w.nameless })).toBeVisible();
    await page.getByLabel(w.what).selectOption("opportunity");
    await expect(column(page, w.becomes, "Oportunidad")).toHaveValue("name");
    await expect(column(page, w.becomes, "Importe")).toHaveValue("amountMinor");
    await expect(column(page, w.format, "Importe")).toHaveValue(",");
    await expect(column(page, w.format, "Fecha de cierre")).toHaveValue("dmy");

    await dryRun(page, w);
    const examples = page.getByRole("table", { name: w.examples });
    await expect(examples.getByRole("row", { name: new RegExp(`${mark} uno`, "u") })).toContainText(w.amount);
    await page.getByRole("button", { name: w.import }).click();
    await expect(page.getByRole("link", { name: w.see })).toBeVisible({ timeout: 20_000 });
    const done = page.url();
    await page.getByRole("link", { name: w.see }).click();
    await page.getByRole("searchbox").fill(mark);
    await expect(page.getByRole("link", { name: `${mark} uno` })).toBeVisible();
    await page.goto(done);
    await takeBack(page, w, 20_000);
  });
}

/** A list as old programs write it: one e-mail that is none, one row cut off, one day that never was, and accents of its own kind. */
function messyFile(mark: string, rows: number): Buffer {
  const lines = ["Nombre;Apellidos;Correo electrónico;Nacimiento;Canal preferido"];
  const odd = [
    `Pedro;Salas ${mark};pedro.salas(at)nada;05/06/1979;Teléfono`,
    `Lucía;Prieto ${mark}`,
    `Iñigo;Zubiri ${mark};inigo.${mark}@zubiri.example;31/02/1980;Correo`,
  ];
  for (let index = 0; index < rows; index += 1) {
    const [given, family] = [syllables(index * 7 + 3), syllables(index * 13 + 101)];
    const day = String(13 + (index % 15)).padStart(2, "0");
    const plain = `${given};Núñez-${family} ${mark};${given}.${family}.${index}@${mark}.example;${day}/0${1 + (index % 9)}/19${60 + (index % 40)};Correo`;
    lines.push(index >= 1 && index <= 3 ? (odd[index - 1] ?? plain) : plain);
  }
  return Buffer.from(lines.join("\r\n"), "latin1");
}

/** A name of its own for every number, so that nobody in the file looks like somebody else. */
function syllables(number: number): string {
  const parts = [
    "ba",
    "cre",
    "di",
    "fo",
    "gu",
    "har",
    "lim",
    "mo",
    "nur",
    "pel",
    "qui",
    "ras",
    "sto",
    "tev",
    "vun",
    "zal",
  ];
  const text = [...number.toString(16)].map((digit) => parts[Number.parseInt(digit, 16)] ?? "").join("");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

async function bringIn(page: Page, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
  if (!new URL(page.url(), "http://x").pathname.endsWith("/crm/import")) await page.goto("/crm/import");
  await page.locator('#main input[type="file"]').setInputFiles(file);
  await expect(page.getByText(file.name).first()).toBeVisible();
}

const column = (page: Page, part: string, name: string) => page.getByRole("combobox", { name: `${name}: ${part}` });

async function dryRun(page: Page, w: Words): Promise<void> {
  await page.getByRole("button", { name: w.dryRun }).click();
  await expect(page.getByText(w.nothingWritten)).toBeVisible();
  await expect(page.getByRole("button", { name: w.import })).toBeEnabled({ timeout: 30_000 });
}

async function takeBack(page: Page, w: Words, timeout: number): Promise<void> {
  await page.getByRole("button", { name: w.takeBack }).click();
  await page.getByRole("dialog").getByRole("button", { name: w.takeBack }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(w.takenOut, { timeout });
}

async function count(page: Page, label: string): Promise<number> {
  const figure = page
    .locator("#main dl > div", { has: page.getByText(label, { exact: true }) })
    .getByRole("definition");
  return Number(/[\d.,]+/u.exec((await figure.textContent()) ?? "")?.[0].replaceAll(/[.,]/gu, ""));
}

async function downloaded(page: Page, button: string): Promise<string> {
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: button }).click();
  return readFileSync(await (await coming).path(), "utf8");
}
