import { withTenant } from "@arraigo/db";
import { permissionReaches } from "@arraigo/directory/schema";
import { openWorld, type World } from "@arraigo/directory/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createContacts } from "../bulk/create-records";
import { crmModule } from "../index";
import type { router } from "../router";
import { findDuplicates } from "./find-duplicates";

let world: World<typeof router>;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

it("who is there already among one's own is said, however many of others' look more alike", async () => {
  const org = await world.organisation();
  const [colleague, ana] = [await org.person(), await org.person()];
  const person = { givenName: "Marta", familyName: "Quiroz", phone: "+34600112233" };
  const createdAt = new Date("2026-01-05T10:00:00Z");
  await createContacts(
    org.system,
    Array.from({ length: 80 }, () => ({ ...person, ownerId: colleague.id, createdAt })),
  );
  const twin = await ana.call.contacts.create({ givenName: "Marta", familyName: "Quiroz" });
  const alike = await ana.call.contacts.create({ givenName: "Marta Elena", familyName: "Kiroz", phone: person.phone });
  await withTenant(world.services.database, org.id, (db) =>
    db
      .insert(permissionReaches)
      .values({ organisationId: org.id, role: "employee", permission: "crm.contact.read", reach: "own" }),
  );
  const { call } = await ana.again();
  const probe = async () =>
    (await call.duplicates.probe({ type: "contact", values: person })).rows.map((row) => row.id);
  expect(await probe()).toEqual([twin.id]);
  await findDuplicates(org.system, {});
  expect((await probe()).sort()).toEqual([twin.id, alike.id].sort());
});
