import { openWorld, type World } from "@arraigo/directory/testing";
import { inTransaction } from "@arraigo/platform";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { buildContact } from "../../test/factories";
import { crmModule } from "../index";
import { texts } from "../records/scope";
import type { router } from "../router";
import { numberKey } from "./number-key";

let world: World<typeof router>;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

const spellings = ["0034 600 100 200", "600 100 200", "+34 (600) 100-200", "+34 (0)600 100 200", "34600100200 ext. 12"];

async function company() {
  const boss = await (await world.organisation()).person({ roles: ["administrator"] });
  const states = async (id: string) => (await boss.call.contacts.points.list({ id })).map(({ state }) => state);
  const no = (id: string, value: string, on = true) =>
    boss.call.contacts.points.mark({ id, kind: "phone", value, mark: "optOut", on });
  return { boss, states, no };
}

it("a no at a number holds for every spelling of it, with or without its country's, on other records and in exports; for no other number", async () => {
  const { boss, states, no } = await company();
  const said = await buildContact(boss, { phone: "+34 600 100 200" });
  const others: string[] = [];
  for (const phone of spellings) others.push(await buildContact(boss, { phone }));
  const stranger = await buildContact(boss, { phone: "+34 700 100 200" });
  await no(said, "+34 600 100 200");
  for (const id of others) expect(await states(id)).toEqual(["optedOut"]);
  expect(await states(stranger)).toEqual(["unknown"]);
  const file = await boss.call.contacts.export({ format: "csv", columns: ["phone"] });
  const rows = Buffer.from("content" in file ? file.content : "", "base64")
    .toString()
    .trim()
    .split(/\r?\n/u)
    .slice(1);
  const free = rows.filter((row) => !row.includes("true"));
  expect(rows).toHaveLength(7);
  expect(free).toEqual([expect.stringContaining("700 100 200")]);
});

it("a no at a national number holds where the country's is written, and beside it on the same record", async () => {
  const { boss, states, no } = await company();
  const id = await buildContact(boss, { phone: "600 100 200" });
  const other = await buildContact(boss, { phone: "+34 600 100 200" });
  await boss.call.contacts.points.add({ id, kind: "phone", value: "+34 600 100 200" });
  await no(id, "600 100 200");
  expect(await states(id)).toEqual(["optedOut", "optedOut"]);
  expect(await states(other)).toEqual(["optedOut"]);
});

it("kept by its hash once the number is taken off, it holds for every spelling until somebody takes it back", async () => {
  const { boss, states, no } = await company();
  const said = await buildContact(boss, { phone: "+34 600 100 200" });
  await no(said, "+34 600 100 200");
  await boss.call.contacts.points.remove({ id: said, kind: "phone", value: "0034 600 100 200" });
  const stranger = await buildContact(boss, { phone: "+34 700 100 200" });
  const national = await buildContact(boss, { phone: "600 100 200" });
  for (const phone of spellings) expect(await states(await buildContact(boss, { phone }))).toEqual(["optedOut"]);
  expect(await states(stranger)).toEqual(["unknown"]);
  const again = await buildContact(boss, { phone: "0034600100200" });
  await no(again, "+34600100200", false);
  expect(await states(again)).toEqual(["unknown"]);
  expect(await states(national)).toEqual(["unknown"]);
});

it("a merge keeps it: two spellings of a number become one, and the no stands at it", async () => {
  const { boss, no } = await company();
  const winnerId = await buildContact(boss, { phone: "0034 600 100 200" });
  const loser = await buildContact(boss, { phone: "+34 600 100 200" });
  await no(loser, "+34 600 100 200");
  await boss.call.merges.merge({ type: "contact", winnerId, loserIds: [loser] });
  expect(await boss.call.contacts.points.list({ id: winnerId })).toMatchObject([{ primary: true, state: "optedOut" }]);
});

it("code and database make the same key of a number", async () => {
  const { boss } = await company();
  const written = [
    ...spellings,
    "+51 1 234-5678 anexo 40",
    "(01) 234 5678",
    "000",
    "x12",
    "+４４ ７９１１ 123456",
    "١٢٣ 600",
  ];
  const { rows } = await inTransaction(boss.ctx, (tx) =>
    tx.execute<{ key: string }>(
      sql`select crm.number_key(n.value) as key from unnest(${texts(written)}) with ordinality n(value, place) order by n.place`,
    ),
  );
  expect(rows.map(({ key }) => key)).toEqual(written.map(numberKey));
});
