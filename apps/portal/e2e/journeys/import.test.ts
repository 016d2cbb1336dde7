import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "../harness/test";

const files = join(import.meta.dirname, "../files");
/** One name for where real files lie, in every test and benchmark that reads them. */
const shared = join(process.env.ARRAIGO_SAMPLE_DATA ?? join(import.meta.dirname, "../../../../../shared/data"), "crm");
const counts = ["New", "Updated", "Unchanged", "Stay out"] as const;

const real = [
  { file: "crm-export-contacts.csv", rows: 499, find: "Kerluke", failed: 0 },
  { file: "adventureworks-customers.csv", rows: 18_148, find: "Huang", failed: 0 },
] as const;

for (const { file, find } of real)
  test(`${file} goes in through the portal, and the import does what its dry run said`, async ({ as }) => {
    const path = join(shared, file);
    const missing = !existsSync(path);
    if (missing) console.warn(`SKIPPED: ${path} is not there, so this real file was not imported.`);
    // biome-ignore lint/suspicious/noSkippedTests: the file belongs to no product; that it is missing is said above and counted.
    test.skip(missing, `${path} is not there`);
    const page = await as("administrator");
    const upload = await bringIn(page, path);
    const planned = await dryRun(page);
    expect(sum(planned), "every row of the file is accounted for").toBe(upload.rows);
    expect(planned["New"]).toBeGreaterThan(upload.rows * 0.9);
    expect(await commit(page)).toEqual(planned);
    await search(page, find);
  });

test("a row that cannot be read is listed with its line and the reason, and the rest is in", async ({ as }) => {
  const page = await as("administrator");
  const upload = await bringIn(page, join(files, "messy-contacts.csv"));
  expect(upload.rows).toBe(7);
  await expect(
    page.getByRole("combobox", { name: "Correo electrónico: Becomes" }),
    "the mapping is suggested",
  ).toHaveValue("email");
  await expect(page.getByRole("combobox", { name: "Nombre: Becomes" })).toHaveValue("givenName");
  await expect(page.getByRole("combobox", { name: "Empresa: Becomes" })).toHaveValue("accountId");
  const planned = await dryRun(page);
  expect(sum(planned)).toBe(7);
  await expect(page.getByText("Nothing has been written yet.")).toBeVisible();
  for (const stage of ["in the dry run", "in the result"]) {
    const failures = page.getByRole("table", { name: "Rows that stay out" });
    await expect(failures.getByRole("row", { name: /^4 .*“pedro\.salas\(at\)nada”/u }), stage).toBeVisible();
    await expect(failures.getByRole("row", { name: /^5 .*2 columns instead of 5/u }), stage).toBeVisible();
    await expect(
      failures.getByRole("row", { name: /^6 .*No name, subject or e-mail address to know it by/u }),
      stage,
    ).toBeVisible();
    if (stage === "in the dry run") expect(await commit(page)).toEqual(planned);
  }
  for (const name of ["Núñez Ortega", "Quiroz", "Sofía Ibarra", "Zubiri"]) await search(page, name);

  await bringIn(page, join(files, "messy-contacts.csv"));
  const again = await dryRun(page);
  expect(again["New"], "the same file again makes nobody twice").toBe(0);
});

type Counts = Record<(typeof counts)[number], number>;

async function bringIn(page: Page, path: string): Promise<{ rows: number }> {
  await page.goto("/crm/import");
  await page.locator('#main input[type="file"]').setInputFiles(path);
  const found = page.getByText(/· [\d,]+ rows\./u);
  await expect(found).toBeVisible({ timeout: 20_000 });
  return { rows: Number(/([\d,]+) rows/u.exec(await found.innerText())?.[1]?.replaceAll(",", "")) };
}

async function dryRun(page: Page): Promise<Counts> {
  await page.getByRole("button", { name: "Dry run" }).click();
  await expect(page.getByText("Nothing has been written yet.")).toBeVisible({ timeout: 20_000 });
  await expect(page.getByRole("heading", { level: 1 })).not.toContainText("Reading", { timeout: 30_000 });
  return countsOn(page);
}

async function commit(page: Page): Promise<Counts> {
  await page.getByRole("button", { name: /^Import \S+ \S+/u }).click();
  await expect(page.getByRole("link", { name: "See the records" })).toBeVisible({ timeout: 45_000 });
  return countsOn(page);
}

async function countsOn(page: Page): Promise<Counts> {
  const read = async (label: string) => {
    const text = await page
      .locator("#main dl > div", { has: page.getByText(label, { exact: true }) })
      .getByRole("definition")
      .innerText();
    return Number(/[\d,]+/u.exec(text)?.[0].replaceAll(",", ""));
  };
  const [created, updated, unchanged, failed] = [
    await read("New"),
    await read("Updated"),
    await read("Unchanged"),
    await read("Stay out"),
  ];
  return { New: created, Updated: updated, Unchanged: unchanged, "Stay out": failed };
}

const sum = (each: Counts) => Object.values(each).reduce((all, count) => all + count, 0);

async function search(page: Page, words: string): Promise<void> {
  await page.goto("/crm/contacts");
  await page.getByRole("searchbox").or(page.getByLabel("Search contacts")).first().fill(words);
  await expect(
    page
      .locator("#main")
      .getByRole("link", { name: new RegExp(words, "iu") })
      .first(),
  ).toBeVisible();
}
