import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorld, type World } from "../../test/factories";
import { directoryModule } from "../index";
import { foldAlike } from "./fold-alike";

const router = directoryModule.router as typeof import("../router").router;
let world: World<typeof router>;
beforeAll(async () => {
  world = await openWorld({ ...directoryModule, router });
});
afterAll(() => world.close());

test("the same said of several people is one entry that names each, and none is lost over pages", async () => {
  const organisation = await world.organisation();
  const admin = await organisation.person({ roles: ["administrator"] });
  const seven = await Promise.all(Array.from({ length: 7 }, () => organisation.person()));
  for (const { id } of seven.slice(0, 5)) await admin.call.roles.assign({ personId: id, role: "sponsor" });
  for (const { id } of seven.slice(5)) await admin.call.roles.assign({ personId: id, role: "leader" });
  const { entries } = await admin.call.audit.list({});
  const about = entries.map(({ subjectId, alike }) => [subjectId, ...alike.map((each) => each.subjectId)]);
  const ids = seven.map(({ id }) => id).reverse();
  expect(about.slice(0, 2)).toEqual([ids.slice(0, 2), ids.slice(2)]);
  const paged: unknown[] = [];
  let cursor: string | undefined;
  do {
    const page = await admin.call.audit.list({ limit: 1, ...(cursor ? { cursor } : {}) });
    expect(page.entries.length).toBeLessThanOrEqual(1);
    paged.push(...page.entries);
    cursor = page.next ?? undefined;
  } while (cursor);
  expect(paged).toEqual(entries);
});

test("what somebody else did, what says something else and what was another time is not alike", () => {
  const entry = (actorId: string, facts: Record<string, unknown>, minute: number) => ({
    actorId,
    action: "adoption.team_looked_at",
    facts,
    createdAt: new Date(Date.UTC(2026, 0, 1, 12, 60 - minute)),
  });
  const rows = [
    entry("ana", { rolloutId: "a" }, 0),
    entry("ana", { rolloutId: "a" }, 1),
    entry("bea", { rolloutId: "a" }, 2),
    entry("ana", { rolloutId: "a" }, 3),
    entry("ana", { rolloutId: "b" }, 4),
    entry("ana", { rolloutId: "b" }, 30),
  ];
  expect(foldAlike(rows).map((run) => run.length)).toEqual([2, 1, 1, 1, 1]);
});
