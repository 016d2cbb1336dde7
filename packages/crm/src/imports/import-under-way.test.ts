import { openWorld } from "@arraigo/directory/testing";
import { inTransaction } from "@arraigo/platform";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { findDuplicates } from "../duplicates/find-duplicates";
import { crmModule } from "../index";
import { keepProfit } from "../profit/keep-profit";
import { keepQuality } from "../quality/keep-quality";
import type { ImportWorld } from "./testing/bring-in";

let world: ImportWorld;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

it("what measures and compares everything waits while rows are brought in, never for one that was interrupted or takes very long", async () => {
  const org = await world.organisation();
  const ana = await org.person();
  await ana.call.contacts.create({ givenName: "Nora", familyName: "Vidal" });
  const run = (statement: ReturnType<typeof sql>) =>
    inTransaction(org.system, async (tx) => (await tx.execute<{ n: number }>(statement)).rows[0]?.n ?? 0);
  const importOf = (state: string, minutesAgo: number, problem: string | null) =>
    run(sql`insert into crm.imports (id, organisation_id, file_name, state, started_at, problem) values
      (gen_random_uuid(), ${org.id}::uuid, 'people.csv', ${state}, ${new Date(world.services.clock.now().getTime() - minutesAgo * 60_000).toISOString()}::timestamptz, ${problem})`);
  const held = () =>
    run(sql`select (select count(*) from crm.record_qualities where record_type = 'contact')::int
      + (select count(*) from crm.duplicate_keys where record_type = 'contact')::int
      + (select count(*) from crm.profit_states)::int as n`);
  const background = async () => {
    await keepQuality(org.system, {});
    await keepProfit(org.system, {});
    await findDuplicates(org.system, {});
    return held();
  };
  await importOf("running", 1, null);
  expect(await background()).toBe(0);
  await run(sql`update crm.imports set problem = 'crm.Interrupted'`);
  expect(await background()).toBe(3);
  await ana.call.contacts.create({ givenName: "Leo", familyName: "Sanz" });
  await importOf("running", 60, null);
  await importOf("paused", 1, null);
  await importOf("done", 1, null);
  expect(await background()).toBe(5);
});
