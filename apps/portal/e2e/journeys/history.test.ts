import { randomUUID } from "node:crypto";
import { expect, test } from "../harness/crew";

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
])
  test(`an administrator brings a file of history in, sees what it would do first, and takes it back, at ${viewport.width} px`, async ({
    as,
    enter,
    hire,
  }) => {
    const nora = await hire("Nora", { language: "en" });
    const page = await as("administrator", { viewport });
    const name = `history_${randomUUID().slice(0, 8)}`;
    const at = new Date(Date.now() - 5 * 86_400_000).toISOString();
    const lines = [
      "user;event;when;amount;ip",
      `${nora.email};${name};${at};10;1.1.1.1`,
      `nobody-${name};${name};${at};20;1.1.1.1`,
      `${nora.email};${name};${at};30;1.1.1.1`,
      `${nora.email};${name};${at};40;1.1.1.1`,
      "x;y;tomorrow;1;1",
    ];
    await page.goto("/admin/history");
    await page
      .getByLabel("Choose a file")
      .first()
      .setInputFiles({ name: `${name}.csv`, mimeType: "text/csv", buffer: Buffer.from(`${lines.join("\n")}\n`) });
    await expect(page.getByLabel("user: Becomes")).toHaveValue("person");
    await expect(page.getByLabel("when: Becomes")).toHaveValue("time");
    await expect(page.getByLabel("ip: Becomes")).toHaveValue("skip");
    await page.getByRole("button", { name: "Try it" }).click();
    await expect(page.getByText("1 unknown name", { exact: true })).toBeVisible();
    await expect(page.getByText("Column “when” holds no time written as chosen", { exact: false })).toBeVisible();
    await page.getByRole("button", { name: "Bring it in" }).click();
    await expect(page.getByRole("button", { name: "Another file" })).toBeVisible({ timeout: 30_000 });
    const reader = await enter(nora);
    await reader.goto("/my-data");
    await expect(reader.getByText(name).first()).toBeVisible();
    await page.getByRole("button", { name: "Take back" }).click();
    await page.getByRole("button", { name: "Take it back" }).click();
    await expect(page.getByText("taken back", { exact: true })).toBeVisible({ timeout: 30_000 });
    await reader.reload();
    await expect(reader.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(reader.getByText(name)).toHaveCount(0);
  });
