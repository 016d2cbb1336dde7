import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { request } from "@playwright/test";
import { ask } from "../harness/api";
import { freePort, type Product, type RunningProduct, startProduct } from "../harness/product";
import { type Sent, send, useOf } from "../harness/sender";
import { expect, personIn, signIn, test } from "../harness/test";

const event = "crm.activity_logged";
const usesInAll = 3_000;

interface Recorded {
  /** Message ids of everything stored about the person from outside, each as often as it is there. */
  ids: string[];
  /** What this week's habit counts. */
  counted: number;
}

test("kill -9 of everything while events arrive and figures are read loses no acknowledged event and counts none twice", async ({
  browser,
}) => {
  test.setTimeout(300_000);
  const folder = await mkdtemp(join(tmpdir(), "arraigo-kill-"));
  let product: RunningProduct | undefined;
  try {
    const port = await freePort();
    product = await startProduct(folder, port);
    const nora = personIn(product, "employee (not started yet)");
    const uses = Array.from({ length: usesInAll }, () => useOf(nora.email, event));
    const before = await recordedAbout(product);

    const page = await browser.newPage({ baseURL: product.url });
    await signIn(page, personIn(product, "change manager"));
    await page.goto("/adoption");
    await expect(page.getByRole("main")).toBeVisible();
    const reading = readOnAndOn(page.request, product);
    const { acknowledged, sent } = await sendUntilKilled(product, uses);
    await reading.stop();
    await page.close();
    expect(acknowledged.size, "the kill came in the middle").toBeGreaterThan(0);
    expect(acknowledged.size, "the kill came in the middle").toBeLessThan(uses.length);

    product = await startProduct(folder, port);
    expect(product.secondsToReady, "nothing left over blocks the next start").toBeLessThan(60);
    const after = await recordedAbout(product);
    const stored = new Set(after.ids);
    expect(
      [...acknowledged].filter((id) => !stored.has(id)),
      "acknowledged and lost",
    ).toEqual([]);
    expect(after.ids.length, "stored twice").toBe(stored.size);
    const sentIds = new Set(sent.map(({ messageId }) => messageId));
    expect(
      [...stored].filter((id) => id.startsWith("journey-") && !sentIds.has(id)),
      "stored and never sent",
    ).toEqual([]);

    // A sender that cannot know what arrived sends everything again.
    expect((await send(product, uses, { atOnce: 100 })).size).toBe(uses.length);
    await expect
      .poll(async () => (await recordedAbout(product!)).counted, { timeout: 90_000 })
      .toBe(before.counted + uses.length);
    const all = await recordedAbout(product);
    expect(all.ids.filter((id) => id.startsWith("journey-"))).toHaveLength(uses.length);
  } finally {
    await product?.stop().catch(() => {});
    await rm(folder, { recursive: true, force: true });
  }
});

/** Sends in small portions, and kills once about a third is acknowledged and more is on its way. */
async function sendUntilKilled(
  product: RunningProduct,
  uses: readonly Sent[],
): Promise<{ acknowledged: Set<string>; sent: Sent[] }> {
  const acknowledged = new Set<string>();
  const sent: Sent[] = [];
  let killing: Promise<void> | undefined;
  const portions = Array.from({ length: Math.ceil(uses.length / 60) }, (_, index) =>
    uses.slice(index * 60, index * 60 + 60),
  );
  const sender = async () => {
    for (let portion = portions.shift(); portion && !killing; portion = portions.shift()) {
      sent.push(...portion);
      for (const id of await send(product, portion, { tries: 0 })) acknowledged.add(id);
      if (acknowledged.size > uses.length / 3) killing ??= product.killEverything();
    }
  };
  await Promise.all([sender(), sender(), sender(), sender()]);
  await killing;
  return { acknowledged, sent };
}

/** A change manager's figures, asked for without a pause, as long as there is somebody to answer. */
function readOnAndOn(requests: Parameters<typeof ask>[0], { url }: Product) {
  let stopped = false;
  const done = (async () => {
    while (!stopped)
      await ask(requests, url, "adoption.rollouts").catch(() => new Promise((resolve) => setTimeout(resolve, 50)));
  })();
  return {
    stop: () => {
      stopped = true;
      return done;
    },
  };
}

async function recordedAbout(product: Product): Promise<Recorded> {
  const { email, password } = personIn(product, "employee (not started yet)");
  const requests = await request.newContext();
  await requests.post(`${product.url}/auth/sign-in/email`, {
    data: { email, password },
    headers: { origin: product.url },
  });
  const ids: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page: { events: { messageId: string; source: string | null }[]; nextCursor: string | null } = await ask(
      requests,
      product.url,
      "telemetry.mine",
      { limit: 200, ...(cursor ? { cursor } : {}) },
    );
    ids.push(...page.events.map(({ messageId }) => messageId));
    cursor = page.nextCursor;
  }
  const mine: { rollouts: { habits: { name: string; running: { count: number } }[] }[] } = await ask(
    requests,
    product.url,
    "adoption.mine",
  );
  await requests.dispose();
  // The first habit of her job role is the one these events belong to.
  const counted = Math.max(...mine.rollouts.flatMap(({ habits }) => habits.map(({ running }) => running.count)));
  return { ids, counted };
}
