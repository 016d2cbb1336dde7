import { randomUUID } from "node:crypto";
import { mkdir, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ask } from "../harness/api";
import { expect, personIn, test } from "../harness/test";

const headings =
  "EVENT_TYPE,TIMESTAMP,REQUEST_ID,USER_ID,USER_TYPE,USER_NAME,TIMESTAMP_DERIVED,USER_ID_DERIVED,LOGIN_STATUS";

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
])
  test(`an administrator has exported files fetched, sees what each brought, and takes one back, at ${viewport.width} px`, async ({
    as,
    product,
  }) => {
    // biome-ignore lint/suspicious/noSkippedTests: a product started by hand has none; the harness gives its own one.
    test.skip(!product.pullFolder, "the product was started without a folder to fetch from");
    const nora = personIn(product, "employee (not started yet)");
    const page = await as("administrator", { viewport });
    const name = `crm-${randomUUID().slice(0, 8)}`;
    const { own } = await ask<{ own: string }>(page.request, product.url, "telemetry.pull.folders");
    const at = new Date(Date.now() - 3 * 86_400_000).toISOString();
    const row = (request: string, status = "LOGIN_NO_ERROR") =>
      `Login,,${request}-${name},${name},Standard,${nora.email},${at},${name},${status}`;
    const folder = join(product.pullFolder ?? "", own, name);
    await mkdir(folder, { recursive: true });
    const file = join(folder, "Login.csv");
    await writeFile(file, [headings, row("a"), row("b"), row("c", "LOGIN_ERROR"), "Login,cut", ""].join("\n"));
    const old = new Date(Date.now() - 3_600_000);
    await utimes(file, old, old);

    await page.goto("/admin/history");
    await page.getByRole("button", { name: "Add a folder" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Name").fill(name);
    await dialog.getByLabel("Folder").selectOption(name);
    await dialog.getByRole("button", { name: "Fetch from it" }).click();
    await expect(page.getByRole("button", { name: `Show files: ${name}` })).toBeVisible();
    await page.getByRole("button", { name: `Show files: ${name}` }).click();
    await page.getByRole("button", { name: "Open: Login.csv" }).click({ timeout: 30_000 });
    await expect(page.getByText(`${name}: Login.csv`)).toBeVisible();
    await expect(page.getByRole("button", { name: "Refused rows as a file" })).toBeVisible();
    await page.getByRole("button", { name: "Take back" }).click();
    await page.getByRole("button", { name: "Take it back" }).click();
    await expect(page.getByText("taken back", { exact: true })).toBeVisible({ timeout: 30_000 });
    await page.getByRole("button", { name: "Another file" }).click();
    await page.getByRole("button", { name: `Remove: ${name}` }).click();
    await page.getByRole("button", { name: "Remove", exact: true }).click();
    await expect(page.getByRole("button", { name: `Show files: ${name}` })).toHaveCount(0);
  });
