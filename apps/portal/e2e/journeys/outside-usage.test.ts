import type { Page } from "@playwright/test";
import { ask } from "../harness/api";
import { send, useOf } from "../harness/sender";
import { expect, personIn, test } from "../harness/test";

const secondsMax = 10;

test("usage sent with the Segment library changes a person's state in the portal within ten seconds, and the same batch again changes nothing", async ({
  as,
  product,
}) => {
  const chair = "employee (not started yet)";
  const nora = personIn(product, chair);
  const page = await as(chair);
  await page.goto("/adoption/mine");
  const habit = page.locator("#main li", { hasText: "Logs each contact" }).first();
  await expect(habit).toContainText("Not started");
  await expect(habit).toContainText("0 of 4 this week");
  const manager = await as("change manager");
  const before = await statesOf(manager, product.url);

  const batch = Array.from({ length: 4 }, () => useOf(nora.email, "crm.activity_logged"));
  const began = performance.now();
  expect((await send(product, batch)).size, "everything was acknowledged").toBe(batch.length);
  // Nobody reloads: the page follows by itself.
  await expect(habit).toContainText("Trying", { timeout: secondsMax * 1_000 });
  await expect(habit).toContainText("4 of 4 this week");
  const seconds = (performance.now() - began) / 1_000;
  test.info().annotations.push({ type: "seconds until the portal shows it", description: seconds.toFixed(1) });
  expect(seconds).toBeLessThan(secondsMax);

  const after = await statesOf(manager, product.url);
  expect(after.inScope, "nobody was added").toBe(before.inScope);
  // Where both states are large enough to be shown, exactly one person moved.
  if (before.notStarted !== null && after.notStarted !== null) expect(after.notStarted).toBe(before.notStarted - 1);
  if (before.trying !== null && after.trying !== null) expect(after.trying).toBe(before.trying + 1);

  const known = await recorded(page, product.url);
  expect((await send(product, batch)).size, "what is known already is acknowledged as well").toBe(batch.length);
  await page.waitForTimeout(3_000);
  await page.reload();
  await expect(habit).toContainText("Trying");
  await expect(habit).toContainText("4 of 4 this week");
  expect(await recorded(page, product.url)).toEqual(known);
  expect(await statesOf(manager, product.url)).toEqual(after);
});

async function recorded(page: Page, url: string): Promise<string[]> {
  const { events } = await ask<{ events: { messageId: string; source: string | null }[] }>(
    page.request,
    url,
    "telemetry.mine",
    { limit: 200 },
  );
  return events.flatMap(({ messageId, source }) => (source ? [messageId] : []));
}

/** How many people of the rollout stand where, as far as the change manager is shown. */
async function statesOf(page: Page, url: string) {
  const [rollout] = await ask<{ id: string }[]>(page.request, url, "change.rollouts.list");
  const { states, inScope } = await ask<{ states: { state: string; people: number | null }[]; inScope: number | null }>(
    page.request,
    url,
    "adoption.drill.adoption",
    {
      rolloutId: rollout?.id,
    },
  );
  const peopleIn = (wanted: string) => states.find(({ state }) => state === wanted)?.people ?? null;
  return { inScope, notStarted: peopleIn("not_started"), trying: peopleIn("trying") };
}
