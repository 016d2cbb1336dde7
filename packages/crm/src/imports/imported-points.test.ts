import { withTenant } from "@arraigo/db";
import { openWorld } from "@arraigo/directory/testing";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { crmModule } from "../index";
import { bringIn, type ImportWorld } from "./testing/bring-in";

let world: ImportWorld;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

const content = `First name,Last name,Title,Email,Email work,Phone,Phone home,Phone mobile
Marta,Lago,Buyer,marta@lago.example,marta.work@lago.example,600100200,600100201,600100202
Pilar,Soto,Buyer,pilar@soto.example,pilar.work@soto.example,600100300,600100301,600100302
`;

test("further addresses a file brings are found, told of, and go when it is undone unless somebody said something about them", async () => {
  const org = await world.organisation();
  const ana = await org.person();
  const { id } = await ana.call.contacts.create({
    givenName: "Marta",
    familyName: "Lago",
    email: "marta@lago.example",
    phone: "600100200",
  });
  const { importId, result } = await bringIn(world, org, ana, { content });
  expect(result).toMatchObject({ created: 1, updated: 1 });
  const found = async (search: string) => (await ana.call.contacts.list({ search })).rows.map((row) => row.id);
  // Beside what a search answers, which forgives a slip: the very text it looks through.
  const others = () =>
    withTenant(world.services.database, org.id, async (db) => {
      const { rows } = await db.execute<{ others: string }>(
        sql`select other_addresses as others from crm.contacts where id = ${id}`,
      );
      return rows[0]?.others;
    });
  expect(await others()).toContain("600100202");
  expect(await found("600100202")).toEqual([id]);
  expect(await found("600100302")).toHaveLength(1);
  const { entries } = await ana.call.records.timeline({ type: "contact", id });
  expect(entries.map((entry) => entry.kind)).toContain("point_added");
  await ana.call.contacts.points.mark({ id, kind: "phone", value: "600100201", mark: "consent", on: true });
  await ana.call.imports.undo({ importId });
  expect((await ana.call.contacts.points.list({ id })).map((point) => point.value)).toEqual(
    expect.not.arrayContaining(["600100202"]),
  );
  expect((await ana.call.contacts.points.list({ id })).map((point) => point.value)).toEqual(
    expect.arrayContaining(["600100200", "600100201"]),
  );
  expect(await others()).toBe("600100201");
});

test("two numbers in one cell are two of the person's numbers, and both are found", async () => {
  const org = await world.organisation();
  const ana = await org.person();
  await bringIn(world, org, ana, {
    content: "First name,Last name,Email,Phone\nMarta,Lago,marta@lago.example,55 1234 5678 / 55 8765 4321\n",
  });
  const { rows } = await ana.call.contacts.list({ search: "5587654321" });
  const [marta] = rows;
  expect(marta?.values.phone).toBe("55 1234 5678");
  const points = await ana.call.contacts.points.list({ id: marta?.id ?? "" });
  expect(points.filter(({ kind }) => kind === "phone").map(({ value }) => value)).toEqual([
    "55 1234 5678",
    "55 8765 4321",
  ]);
});
