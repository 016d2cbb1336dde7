import { withTenant } from "@arraigo/db";
import { newId } from "@arraigo/db/columns";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorld, type World } from "../../test/factories";
import { auditEntries } from "../audit/tables";
import { sessions, users, verifications } from "../identity/tables";
import { notices } from "../inbox/tables";
import { directoryModule } from "../index";
import { keptDays } from "./forget-old";

const router = directoryModule.router as typeof import("../router").router;
let world: World<typeof router>;
beforeAll(async () => {
  world = await openWorld({ ...directoryModule, router });
});
afterAll(() => world.close());

const job = directoryModule.jobs["forgetOld"];
const daysAgo = (days: number) => new Date(world.services.clock.now().getTime() - days * 86_400_000);

test("audit entries are kept three years, and no other organisation's are touched", async () => {
  const ours = await world.organisation();
  const theirs = await world.organisation();
  for (const { id } of [ours, theirs])
    await withTenant(world.services.database, id, async (db) => {
      for (const days of [keptDays.auditEntries + 1, keptDays.auditEntries - 1])
        await db.insert(auditEntries).values({
          organisationId: id,
          action: "directory.signed_in",
          facts: { days },
          createdAt: daysAgo(days),
        });
    });
  await job?.(ours.system, {});
  const left = async (id: string) =>
    withTenant(world.services.database, id, async (db) => (await db.select().from(auditEntries)).length);
  expect([await left(ours.id), await left(theirs.id)]).toEqual([1, 2]);
});

test("the database forgets no entry of the last year, whatever it is asked", async () => {
  const { id } = await world.organisation();
  await withTenant(world.services.database, id, async (db) => {
    for (const days of [30, 400])
      await db.insert(auditEntries).values({
        organisationId: id,
        action: "directory.signed_in",
        createdAt: new Date(Date.now() - days * 86_400_000),
      });
    const { rows } = await db.execute<{ forgotten: number }>(
      sql`select directory.forget_audit_entries('2999-01-01') as forgotten`,
    );
    expect(rows[0]?.forgotten).toBe(1);
  });
});

test("notices go half a year after they were read, and a year after they were told", async () => {
  const organisation = await world.organisation();
  const ana = await organisation.person();
  const told = (createdDays: number, readDays: number | null) => ({
    organisationId: organisation.id,
    personId: ana.id,
    kind: "directory.privacyModeChanged",
    params: { mode: "team" },
    to: "/",
    onceKey: newId(),
    createdAt: daysAgo(createdDays),
    readAt: readDays === null ? null : daysAgo(readDays),
  });
  await withTenant(world.services.database, organisation.id, (db) =>
    db.insert(notices).values([told(300, 181), told(366, null), told(300, 179), told(300, null)]),
  );
  await job?.(organisation.system, {});
  const left = await withTenant(world.services.database, organisation.id, (db) => db.select().from(notices));
  expect(left).toHaveLength(2);
});

test("sessions and links go a day after they are over, and open ones stay", async () => {
  const organisation = await world.organisation();
  const ana = await organisation.person();
  const userId = newId();
  const token = () => newId();
  await withTenant(world.services.database, organisation.id, async (db) => {
    await db.insert(users).values({
      id: userId,
      name: "Ana",
      email: `${userId}@example.com`,
      organisationId: organisation.id,
      personId: ana.id,
    });
    await db.insert(sessions).values([
      { userId, token: token(), expiresAt: daysAgo(2) },
      { userId, token: token(), expiresAt: daysAgo(0.5) },
      { userId, token: token(), expiresAt: daysAgo(-5) },
    ]);
    await db.insert(verifications).values({ identifier: userId, value: "x", expiresAt: daysAgo(2) });
  });
  await job?.(organisation.system, {});
  await withTenant(world.services.database, organisation.id, async (db) => {
    const { rows } = await db.execute<{ sessions: number; links: number }>(sql`
      select (select count(*)::int from directory.sessions s where s.user_id = ${userId}) as sessions,
        (select count(*)::int from directory.verifications v where v.identifier = ${userId}) as links`);
    expect(rows[0]).toEqual({ sessions: 2, links: 0 });
  });
});
