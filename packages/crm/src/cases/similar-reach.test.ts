import { withTenant } from "@arraigo/db";
import { permissionReaches } from "@arraigo/directory/schema";
import { openWorld, type World } from "@arraigo/directory/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createCases } from "../bulk/create-cases";
import { crmModule } from "../index";
import type { router } from "../router";

let world: World<typeof router>;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

test("a similar case that may be read is shown, however many are closer that may not", async () => {
  const org = await world.organisation();
  const [ana, colleague] = [await org.person(), await org.person()];
  const solved = { stagePosition: 3, openedAt: new Date("2026-10-01T12:00:00Z") };
  const subject = "Label printer jams";
  const closer = Array.from({ length: 60 }, () => ({ ...solved, subject, ownerId: colleague.id }));
  const [mine] = await createCases(org.system, [{ ...solved, subject: "Printer dirty", ownerId: ana.id }, ...closer]);
  const { id } = await ana.call.cases.create({ subject });
  expect((await ana.call.cases.similar({ id })).map((each) => each.id)).not.toContain(mine);
  await withTenant(world.services.database, org.id, (db) =>
    db
      .insert(permissionReaches)
      .values({ organisationId: org.id, role: "employee", permission: "crm.case.read", reach: "own" }),
  );
  expect((await (await ana.again()).call.cases.similar({ id })).map((each) => each.id)).toEqual([mine]);
});
