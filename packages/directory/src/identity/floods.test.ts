import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorld, type World } from "../../test/factories";
import { directoryModule } from "../index";
import { countRequest } from "./floods";

const router = directoryModule.router as typeof import("../router").router;
let world: World<typeof router>;
beforeAll(async () => {
  world = await openWorld({ ...directoryModule, router });
});
afterAll(() => world.close());

const rule = { window: 60, max: 5 };
const began = Date.parse("2026-09-01T09:00:00Z");
const at = (seconds: number) => new Date(began + seconds * 1000);
const ask = (key: string, seconds: number) => countRequest(world.services.database, key, rule, at(seconds));

test("of twenty requests at once exactly as many pass as the rule allows", async () => {
  const key = randomUUID();
  const answers = await Promise.all(Array.from({ length: 20 }, () => ask(key, 0)));
  expect(answers.filter(({ allowed }) => allowed)).toHaveLength(5);
});

test("a steady trickle below the limit is never refused, however long it lasts", async () => {
  const key = randomUUID();
  for (let n = 0; n < 60; n++) expect((await ask(key, n * 13)).allowed, `request ${n}`).toBe(true);
});

test("whoever is refused may come again when the window ends, and asking meanwhile does not prolong it", async () => {
  const key = randomUUID();
  for (let n = 0; n < 5; n++) await ask(key, 10);
  expect(await ask(key, 20)).toEqual({ allowed: false, retryAfter: 50 });
  for (let second = 21; second < 70; second++) expect((await ask(key, second)).allowed).toBe(false);
  expect(await ask(key, 70)).toEqual({ allowed: true, retryAfter: null });
});

test("one address's flood is counted against nobody else's", async () => {
  const [flood, calm] = [randomUUID(), randomUUID()];
  for (let n = 0; n < 9; n++) await ask(flood, 0);
  expect((await ask(calm, 0)).allowed).toBe(true);
});
