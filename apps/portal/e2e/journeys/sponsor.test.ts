import { ask } from "../harness/api";
import { expect, test } from "../harness/test";

interface Sent {
  messages: { subject: string; read: number | null }[];
}

test("a sponsor's message counts each reader once, however often they open it, and leadership sees the uptake on a phone", async ({
  as,
  product,
}) => {
  const subject = `Two minutes on why ${Date.now()}`;
  const sponsor = await as("sponsor");
  await sponsor.goto("/sponsor?write=new");
  const sheet = sponsor.getByRole("dialog").first();
  await sheet.getByLabel("To", { exact: true }).selectOption({ label: "Everybody" });
  await sheet.getByLabel(/^Subject.*English/u).fill(subject);
  await sheet
    .getByLabel(/^What you want to say.*English/u)
    .fill("Customers tell us things once. That is worth ten seconds after a call.");
  await sheet.getByRole("button", { name: "Read it through" }).click();
  await expect(sheet.getByText(subject)).toBeVisible();
  await sheet.getByRole("button", { name: "Send…" }).click();
  await sponsor.getByRole("button", { name: /^Send to \d+ people$/u }).click();
  await expect(sponsor.getByText(/^Sent to \d+ people$/u)).toBeVisible();

  const readsOf = async () => {
    const { messages } = await ask<Sent>(sponsor.request, product.url, "sponsorship.messages.sent", { limit: 10 });
    return messages.find((message) => message.subject === subject)?.read;
  };
  await expect.poll(readsOf, { message: "delivered, and read by nobody" }).toBe(0);

  for (const [chair, times] of [
    ["employee", 2],
    ["employee (not started yet)", 1],
  ] as const) {
    const page = await as(chair);
    for (let time = 0; time < times; time++) {
      await page.goto("/sponsor/messages");
      await page.getByRole("link", { name: subject }).click();
      await expect(page.getByRole("article")).toContainText("ten seconds after a call");
    }
  }
  await expect.poll(readsOf, { message: "two people, three openings" }).toBe(2);

  const leader = await as("leader", { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await leader.goto("/adoption/leadership");
  await expect(leader.getByRole("heading", { level: 1 })).toContainText(/\d+\s%/u);
  await expect(leader.locator("#main")).toContainText(/CRM para Ventas y Servicio/u);
  expect(
    await leader.evaluate(() => document.documentElement.scrollWidth),
    "no scrolling sideways",
  ).toBeLessThanOrEqual(390);
  await leader.goto("/sponsor");
  await expect(leader.locator("#main")).toBeVisible();
  expect(
    await leader.evaluate(() => document.documentElement.scrollWidth),
    "no scrolling sideways",
  ).toBeLessThanOrEqual(390);
});
