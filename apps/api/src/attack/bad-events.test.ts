import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { arbitraryOf } from "./testing/generate-input";
import { breakOnce, hostileInput } from "./testing/hostile";
import { openSurface, type Surface } from "./testing/open-surface";
import type { Schema } from "./testing/procedures";
import { replay, seedFor } from "./testing/seed";

const text: Schema = { type: "string", minLength: 1, maxLength: 60 };
const anything: Schema = { type: "object", additionalProperties: {} };
/** An event as the libraries of the Segment protocol send it. */
const eventSchema: Schema = {
  type: "object",
  properties: {
    type: { enum: ["track", "identify", "page", "screen", "group", "alias"] },
    event: text,
    name: text,
    userId: text,
    anonymousId: text,
    previousId: text,
    groupId: text,
    messageId: text,
    timestamp: { type: "string", format: "date-time" },
    originalTimestamp: { type: "string", format: "date-time" },
    sentAt: { type: "string", format: "date-time" },
    properties: anything,
    traits: anything,
    context: { type: "object", properties: { traits: anything, page: anything, device: anything } },
  },
  required: ["type", "userId", "event", "messageId"],
};

let surface: Surface;
beforeAll(async () => {
  surface = await openSurface();
});
afterAll(() => surface.close());

async function deliver(body: unknown): Promise<{ status: number; text: string }> {
  const response = await surface.send(
    new Request("http://localhost:3000/v1/batch", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    }),
  );
  return { status: response.status, text: await response.text() };
}

const good = (id: string) => ({
  type: "track",
  event: "Report Opened",
  userId: surface.organisation.personOf("employee").email,
  messageId: id,
});

test("whatever an event holds, the batch is taken, and the good event beside it counts once", async () => {
  const valid = arbitraryOf(eventSchema, () => undefined);
  const events = fc.sample(
    fc.oneof(
      { weight: 1, arbitrary: valid },
      { weight: 4, arbitrary: breakOnce(valid) },
      { weight: 2, arbitrary: hostileInput(valid) },
    ),
    { numRuns: 600, seed: seedFor("events") },
  );
  const found: string[] = [];
  for (let from = 0; from < events.length; from += 3) {
    await surface.ready();
    const batch = [...events.slice(from, from + 3), good(`good ${from}`)];
    const answer = await deliver({ writeKey: surface.writeKey, batch });
    if (answer.status !== 200)
      found.push(
        `${answer.status} ${answer.text} to ${JSON.stringify(batch).slice(0, 800)}; ${JSON.stringify(surface.logged).slice(0, 400)}; ${replay}`,
      );
  }
  if (found.length > 0) expect.fail(found.slice(0, 5).join("\n"));
  const { rows } = await surface.owner.query(
    "select count(*)::int as events, count(distinct message_id)::int as ids from telemetry.events where message_id like 'good %'",
  );
  expect(rows).toEqual([{ events: 200, ids: 200 }]);
});

test("a body that is no batch is refused in a sentence, and never as our own failure", async () => {
  for (const body of fc.sample(hostileInput(fc.constant({ batch: [] })), { numRuns: 60, seed: seedFor("batches") })) {
    const writeKey =
      typeof body === "object" && body !== null && !Array.isArray(body)
        ? { ...body, writeKey: surface.writeKey }
        : body;
    const { status, text } = await deliver(writeKey);
    expect([200, 400, 413], `${JSON.stringify(body).slice(0, 200)}: ${text}`).toContain(status);
    if (status !== 200)
      expect((JSON.parse(text) as { message?: string; error?: string }).message ?? text).toMatch(/\w+ \w+/);
  }
});
