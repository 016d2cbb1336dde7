import { openWorld } from "@arraigo/directory/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { goOnFindingDuplicates } from "../../duplicates/find-duplicates";
import { crmModule } from "../../index";
import { bringIn, type ImportWorld } from "../testing/bring-in";

let world: ImportWorld;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

const search = "crm.goOnFindingDuplicates";

it("a small import is looked through for duplicates as soon as it is in, its accounts too", async () => {
  const org = await world.organisation();
  const marketer = await org.person();
  await bringIn(world, org, marketer, {
    content: [
      "First name,Last name,E-mail,Phone,Company",
      "Ana,López García,ana.lopez@gmail.com,+34 600 11 22 33,Molinos del Sur",
      "ANA,Lopez,analopez@gmail.com,600112233,Molinos del Sur",
    ].join("\n"),
  });
  const asked = world.enqueued.filter(({ job }) => job === search);
  expect(asked.map(({ data }) => data.type).toSorted()).toEqual(["account", "contact"]);
  for (const { data } of asked) await goOnFindingDuplicates(org.system, data);
  const { rows } = await marketer.call.duplicates.list({ type: "contact", limit: 5 });
  expect(rows).toHaveLength(1);
  expect(rows[0]?.mayMerge).toBe(true);
});
