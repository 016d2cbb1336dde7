import { newId } from "@arraigo/db/columns";
import { openWorld, type World } from "@arraigo/directory/testing";
import { inTransaction } from "@arraigo/platform";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { importErrors, imports } from "../imports/tables";
import { crmModule } from "../index";
import { insertRows } from "./bulk-rows";

let world: World<typeof crmModule.router>;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

it("thousands of rows come in together in their order, or, where one cannot, none of them, and the reason is said", async () => {
  const org = await world.organisation();
  const importId = newId();
  await inTransaction(org.system, (tx) =>
    tx.insert(imports).values({ id: importId, organisationId: org.id, fileName: "people.csv" }),
  );
  const rows = (outcomeOf: (line: number) => string) =>
    Array.from({ length: 3_500 }, (_, line) => ({
      id: newId(),
      organisationId: org.id,
      importId,
      line,
      problem: "nameless",
      params: { line },
      cells: [`"${line}"`, "{}"],
      outcome: outcomeOf(line),
    }));
  const bringIn = (outcomeOf: (line: number) => string) =>
    inTransaction(org.system, (tx) => insertRows(tx, importErrors, rows(outcomeOf)));
  const held = () =>
    inTransaction(org.system, async (tx) => {
      const { rows } = await tx.execute<{ n: number; odd: number }>(
        sql`select count(*)::int as n, count(*) filter (where cells[1] <> '"' || line || '"' or params ->> 'line' <> line::text)::int as odd
          from ${importErrors} where organisation_id = ${org.id}::uuid`,
      );
      return rows[0];
    });
  // Two statements are under way at a time: the one after the failing one fails with it.
  await expect(bringIn((line) => (line === 1_500 ? "nowhere" : "out"))).rejects.toMatchObject({
    cause: { constraint: "import_errors_outcome" },
  });
  expect(await held()).toEqual({ n: 0, odd: 0 });
  await bringIn(() => "out");
  expect(await held()).toEqual({ n: 3_500, odd: 0 });
});
