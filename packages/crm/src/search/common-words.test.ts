import { openWorld, type World } from "@arraigo/directory/testing";
import { inTransaction } from "@arraigo/platform";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { buildAccount, buildContact, buildOpportunity } from "../../test/factories";
import { crmModule } from "../index";
import type { router } from "../router";

let world: World<typeof router>;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

type Person = Awaited<ReturnType<Awaited<ReturnType<typeof world.organisation>>["person"]>>;

/** So many matches of a word a search ranks all of (`crm.records_found`). */
const rankedMax = 3_000;

/** More of somebody's contacts and companies with one word than any search ranks. */
async function crowd(owner: Person, word: string) {
  const at = owner.ctx.organisationId;
  await inTransaction(owner.ctx, async (tx) => {
    await tx.execute(sql`
      insert into crm.contacts (organisation_id, id, given_name, family_name, name_key, search_text, owner_id, last_activity_at)
      select ${at}::uuid, gen_random_uuid(), ${word}, 'Z' || n, 'z' || n || ' ' || ${word}, ${word} || ' z' || n, ${owner.id}::uuid, now()
      from generate_series(1, ${rankedMax + 50}) n`);
    await tx.execute(sql`
      insert into crm.accounts (organisation_id, id, name, name_key, search_text, owner_id, last_activity_at)
      select ${at}::uuid, gen_random_uuid(), 'Z' || n || ${word}, 'z' || n || ' ' || ${word}, 'z' || n || ' ' || ${word}, ${owner.id}::uuid, now()
      from generate_series(1, ${rankedMax + 50}) n`);
  });
}

it("finds one's own, and whoever is called exactly so, among any number of others with the word", async () => {
  const org = await world.organisation();
  const ana = await org.person();
  const leo = await org.person();
  await crowd(leo, "maria");
  const mine = await buildContact(ana, { givenName: "Maria", familyName: "" });
  const theirs = await buildContact(leo, { givenName: "María", familyName: "López Sanz" });
  const company = await buildAccount(ana, "Maria");
  const deal = await buildOpportunity(ana, { name: "First order", accountId: company });
  const { groups } = await ana.call.search.all({ text: "maria" });
  expect(groups.map((group) => [group.type, group.rows[0]?.id, group.count])).toEqual([
    ["contact", mine, 201],
    ["account", company, 201],
  ]);
  const palette = await ana.call.records.find({ text: "Maria" });
  expect(palette.contacts[0]?.id).toBe(mine);
  expect(palette.accounts[0]?.id).toBe(company);
  expect(palette.opportunities[0]?.id).toBe(deal);
  for (const text of ["maria lopez sanz", "López Sanz, María", "lopez"]) {
    expect((await ana.call.search.all({ text, types: ["contact"] })).groups[0]?.rows[0]?.id, text).toBe(theirs);
    expect((await ana.call.records.find({ text })).contacts[0]?.id, text).toBe(theirs);
  }
});

it("finds the name itself among any number of longer ones", async () => {
  const org = await world.organisation();
  const ana = await org.person();
  const leo = await org.person();
  await inTransaction(leo.ctx, (tx) =>
    tx.execute(sql`
      insert into crm.contacts (organisation_id, id, given_name, family_name, name_key, search_text, owner_id, last_activity_at)
      select ${org.id}::uuid, gen_random_uuid(), 'N' || n, 'Roca', 'roca n' || n, 'n' || n || ' roca', ${leo.id}::uuid, now()
      from generate_series(1, ${rankedMax + 50}) n`),
  );
  const exact = await buildContact(leo, { givenName: "", familyName: "Roca" });
  const mine = await buildContact(ana, { givenName: "Zoe", familyName: "Alba Roca" });
  expect((await ana.call.search.all({ text: "roca" })).groups[0]?.rows.slice(0, 2).map((row) => row.id)).toEqual([
    exact,
    mine,
  ]);
  // Who owns the whole crowd finds it as well.
  expect((await leo.call.search.all({ text: "roca" })).groups[0]?.rows[0]?.id).toBe(exact);
});
