import { randomUUID } from "node:crypto";
import { expect, personIn, test } from "../harness/test";

test("an administrator keeps usage for less, is told what goes, and takes it back; everybody reads how long their own is kept", async ({
  as,
}) => {
  const page = await as("administrator");
  await page.goto("/admin/keeping");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("90 days");
  await page.getByLabel("Single events, days").fill("500");
  await expect(page.getByText("Say a whole number from 30 to 396.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Save" })).toBeDisabled();
  await page.getByLabel("Single events, days").fill("60");
  await expect(page.getByText("The next night would let go of", { exact: false })).toBeVisible();
  await page.getByRole("button", { name: "Save" }).click();
  const asked = page.getByRole("dialog", { name: "Keep less from tonight?" });
  await expect(asked.getByRole("button", { name: "Keep as it is" })).toBeFocused();
  await asked.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("60 days");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("90 days");
  const reader = await as("employee");
  await reader.goto("/my-data");
  await expect(reader.getByText("Cada evento se guarda 90 días", { exact: false })).toBeVisible();
});

test("an administrator erases what was recorded about one person at 390 px, and a look into every place finds nothing", async ({
  as,
  product,
}) => {
  const nora = personIn(product, "employee (not started yet)");
  const name = `erased_${randomUUID().slice(0, 8)}`;
  const sent = await fetch(`${product.url}/v1/batch`, {
    method: "POST",
    body: JSON.stringify({
      writeKey: product.writeKey,
      batch: [{ type: "track", event: name, userId: nora.email, messageId: name, timestamp: new Date().toISOString() }],
    }),
  });
  expect(sent.status).toBe(200);
  const page = await as("administrator", { viewport: { width: 390, height: 844 } });
  await page.goto("/admin/keeping");
  await page.getByRole("combobox", { name: "Person" }).fill(nora.name);
  await page.getByRole("option", { name: nora.name }).click();
  await expect(page.getByRole("listitem").filter({ hasText: /^what they did, and on which days$/ })).toBeVisible();
  const sure = page.getByRole("button", { name: "Erase it all" });
  // Refused, or stopped, while another journey's file of history waits.
  await expect(async () => {
    if (!(await sure.isVisible())) await page.getByRole("button", { name: "Erase…" }).click({ timeout: 2_000 });
    await sure.click({ timeout: 2_000 });
    await expect(sure).toBeHidden({ timeout: 5_000 });
  }).toPass({ timeout: 30_000 });
  await expect(page.getByText(`found nothing about ${nora.name}`, { exact: false })).toBeVisible({ timeout: 90_000 });
  const reader = await as("employee (not started yet)");
  await reader.goto("/my-data");
  await expect(reader.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(reader.getByText(name)).toHaveCount(0);
});
