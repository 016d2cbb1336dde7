import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { send, useOf } from "../harness/sender";
import { expect, personIn, test } from "../harness/test";

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
])
  test(`an administrator sees events the moment they arrive, and takes a refused one after all, at ${viewport.width} px`, async ({
    as,
    product,
  }) => {
    const nora = personIn(product, "employee (not started yet)");
    const page = await as("administrator", { viewport });
    await page.goto("/admin/sources");
    await page.getByRole("button", { name: "Watch" }).first().click();
    const live = page.getByRole("list", { name: "Events as they arrive" });
    await expect(page.getByText("That you looked is in the audit log")).toBeVisible();
    // Every process knows within five seconds that somebody looks.
    await page.waitForTimeout(6_000);
    const name = `arrives_${randomUUID().slice(0, 8)}`;
    await send(product, [useOf(nora.email, name)]);
    const arrived = live.getByRole("listitem").filter({ hasText: name });
    await expect(arrived).toContainText("stored");
    await expect(arrived).toContainText(nora.email);

    const nobodys = `nobodys_${randomUUID().slice(0, 8)}`;
    const refused = { type: "track", event: nobodys, messageId: nobodys, timestamp: new Date().toISOString() };
    await page.request.post(`${product.url}/v1/batch`, { data: { writeKey: product.writeKey, batch: [refused] } });
    await expect(live.getByRole("listitem").filter({ hasText: nobodys })).toContainText("refused");
    await page.keyboard.press("Escape");
    await page.reload();

    await page.getByRole("row").filter({ hasText: nobodys }).getByRole("button", { name: "Mend" }).click();
    await expect(page.getByRole("dialog")).toContainText(`"messageId":"${nobodys}"`);
    await page.getByLabel("Who did it").fill(nora.email);
    await page.getByRole("button", { name: "Take it after all" }).click();
    await expect(page.getByText("The event is stored")).toBeVisible();
    await expect(page.getByRole("row").filter({ hasText: nobodys })).toHaveCount(0);
    const reader = await as("employee (not started yet)");
    await reader.goto("/my-data");
    await expect(reader.getByText(nobodys)).toBeVisible();
  });

test("the command shown beside a new key stores an event exactly as it is pasted", async ({ as }) => {
  const page = await as("administrator");
  await page.goto("/admin/sources?new=key");
  const name = `Terminal ${randomUUID().slice(0, 8)}`;
  await page.getByLabel("Name").fill(name);
  await page.getByRole("button", { name: "Create the key" }).click();
  const shown = await page.getByRole("dialog").locator("pre").textContent();
  expect(execFileSync("sh", ["-c", shown ?? ""], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] })).toContain(
    " 200",
  );
  await page.getByRole("button", { name: "I have it" }).click();
  const source = page.getByRole("row").filter({ hasText: name }).filter({ hasText: "Watch" });
  await source.getByRole("button", { name: "Watch" }).click();
  const arrived = page.getByRole("list", { name: "Events as they arrive" }).getByRole("listitem");
  await expect(arrived.filter({ hasText: "first_event" })).toContainText("stored");
  await expect(arrived.filter({ hasText: "unknown name" })).toHaveCount(0);
});
