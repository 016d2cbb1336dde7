import { type Log, silentLog } from "@arraigo/platform";
import { expect, test } from "vitest";
import { readDelivery } from "./read-delivery";

const source = {
  organisationId: "00000000-0000-7000-8000-000000000001",
  keyId: "00000000-0000-7000-8000-000000000002",
  receivedAt: new Date("2026-11-18T10:00:00Z"),
  size: 1_000,
  protocol: "segment" as const,
  sentAt: undefined,
  arrivalsMax: 0,
  trust: "server" as const,
  fromBrowser: false,
};
const event = (more: object) => ({ type: "track", event: "won", userId: "u", messageId: "m", ...more });

test("what we fail to read is listed as our fault, its cause is logged without what it says of anybody, and its neighbours are taken", async () => {
  const lines: unknown[] = [];
  const log: Log = { ...silentLog, error: (...said) => lines.push(said) };
  const broken = Object.defineProperty(event({ messageId: "broken" }), "context", {
    get() {
      throw new TypeError("cannot read ana@monte.example");
    },
  });
  const { rows, rejected } = await readDelivery([event({ messageId: "a" }), broken, event({ messageId: "b" })], {
    ...source,
    log,
  });
  expect(rows.map((row) => row.m)).toEqual(["a", "b"]);
  expect(rejected.map(({ messageId, reason }) => [messageId, reason])).toEqual([["broken", "reader_fault"]]);
  expect(lines).toEqual([["event not read", { cause: "TypeError", at: expect.any(Array) }]]);
  expect(JSON.stringify(lines)).not.toContain("ana@monte");
});

test("what is nested beyond what can be read is called too deep", async () => {
  const log: Log = { ...silentLog, error: () => expect.unreachable() };
  const deep = Object.defineProperty(event({}), "context", {
    get() {
      throw new RangeError("Maximum call stack size exceeded");
    },
  });
  expect((await readDelivery([deep], { ...source, log })).rejected[0]?.reason).toBe("too_deep");
});
