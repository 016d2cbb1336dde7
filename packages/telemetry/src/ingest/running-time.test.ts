import { setTimeout as sleep } from "node:timers/promises";
import { expect, it, vi } from "vitest";
import { runningNow, whenRunUntil } from "./running-time";

const standStill = (ms: number) => {
  for (const until = performance.now() + ms; performance.now() < until; );
};

it("time in which the process stood still does not count", async () => {
  await sleep(120);
  const before = runningNow();
  standStill(800);
  await sleep(60);
  expect(runningNow() - before).toBeLessThan(400);
});

it("what was to end after a while ends after a while of running, and not when it was called off", async () => {
  const ended: string[] = [];
  whenRunUntil(runningNow() + 300, () => ended.push("waited"));
  const callOff = whenRunUntil(runningNow() + 100, () => ended.push("called off"));
  callOff();
  standStill(600);
  await sleep(20);
  expect(ended).toEqual([]);
  await vi.waitFor(() => expect(ended).toEqual(["waited"]), 20_000);
});
