import { randomUUID } from "node:crypto";
import { expect, personIn, test } from "../harness/test";

test("an administrator mends all refused events that are alike after trying it, and takes others off the list, at 390 px", async ({
  as,
  product,
}) => {
  const nora = personIn(product, "employee (not started yet)");
  const [late, bare] = [`late_${randomUUID().slice(0, 8)}`, `bare_${randomUUID().slice(0, 8)}`];
  const of = (event: string, index: number, more: object) => ({
    type: "track",
    event,
    messageId: `${event}-${index}`,
    timestamp: new Date().toISOString(),
    ...more,
  });
  const page = await as("administrator", { viewport: { width: 390, height: 844 } });
  const sent = await page.request.post(`${product.url}/v1/batch`, {
    data: {
      writeKey: product.writeKey,
      batch: [
        ...[1, 2, 3].map((index) => of(late, index, { userId: nora.email, timestamp: "1999-01-01T00:00:00Z" })),
        ...[1, 2].map((index) => of(bare, index, {})),
      ],
    },
  });
  expect(sent.status()).toBe(200);
  await page.goto("/admin/sources");
  const alike = page.getByRole("table", { name: "Refused alike" });
  const group = (name: string) => alike.getByRole("row").filter({ hasText: name });
  await expect(group(late)).toContainText("3");
  await group(late).getByRole("button", { name: "Mend all" }).click();
  const dialog = page.getByRole("dialog", { name: "Mend 3 events" });
  await dialog.getByRole("button", { name: "Try it" }).click();
  await expect(dialog.getByText("3 of 3 would now be stored.")).toBeVisible();
  await dialog.getByRole("button", { name: "Take 3 after all" }).click();
  await expect(page.getByText("3 events are taken")).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: late })).toHaveCount(0);

  await group(bare).getByRole("button", { name: "Mend all" }).click();
  const second = page.getByRole("dialog", { name: "Mend 2 events" });
  await expect(second.getByRole("button", { name: "Try it" })).toBeDisabled();
  await second.getByLabel("Who did it").fill("x".repeat(200));
  await second.getByLabel("Another name for them").fill("a\u00a0");
  await second.getByRole("button", { name: "Try it" }).click();
  await expect(second.getByText("2 of 2 would now be stored.")).toBeVisible();
  // Another way of mending is tried anew.
  await second.getByLabel("Who did it").fill("undefined");
  await expect(second.getByRole("button", { name: "Try it" })).toBeVisible();
  await page.keyboard.press("Escape");

  await group(bare).getByRole("button", { name: "Take off the list" }).click();
  const asked = page.getByRole("dialog", { name: "Take 2 refused events off the list?" });
  await expect(asked.getByRole("button", { name: "Cancel" })).toBeFocused();
  await asked.getByRole("button", { name: "Take them off" }).click();
  await expect(page.getByText("2 refused events are off the list")).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: bare })).toHaveCount(0);
  const reader = await as("employee (not started yet)");
  await reader.goto("/my-data");
  await expect(reader.getByText(late).first()).toBeVisible();
});
