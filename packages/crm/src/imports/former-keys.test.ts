import { openWorld } from "@arraigo/directory/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { crmModule } from "../index";
import { bringIn, countsIn, type Importer, type ImportWorld } from "./testing/bring-in";
import { realFile } from "./testing/real-file";

let world: ImportWorld;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

const nothing = { created: 0, updated: 0, unchanged: 0, failed: 0 };
const idsOf = async (ana: Importer, search: string) =>
  (await ana.call.contacts.list({ search })).rows.map((row) => row.id);

const merged = (ana: Importer, winnerId: string, loserIds: string[], type: "account" | "contact" = "contact") =>
  ana.call.merges.merge({ type, winnerId, loserIds });

describe("a row under a key of what was merged", () => {
  it("finds the record that lives on, by number and by address, and changes it instead of making the loser again", async () => {
    const org = await world.organisation();
    const ana = await org.person({ roles: ["administrator"] });
    const heads = "Customer ID,First name,Last name,E-mail,Phone,City";
    const first = [
      heads,
      "C-1,Robert,Vega,robert@vega.example,600100100,Lima",
      "C-2,Bob,Vega,bob@vega.example,,",
      "C-3,Bobby,Vega,bobby@vega.example,,Cusco",
    ].join("\n");
    await bringIn(world, org, ana, { content: first });
    const [winnerId = ""] = await idsOf(ana, "robert@vega.example");
    const [second = ""] = await idsOf(ana, "bob@vega.example");
    const [third = ""] = await idsOf(ana, "bobby@vega.example");
    // Merged one after the other: a former key leads through what it was merged into first.
    await merged(ana, second, [third]);
    await merged(ana, winnerId, [second]);
    const again = await bringIn(world, org, ana, { content: first });
    expect(countsIn(again.preview)).toEqual(countsIn(again.result));
    expect(countsIn(again.result)).toEqual({ ...nothing, unchanged: 3 });
    const byNumber = await bringIn(world, org, ana, {
      content: [heads, "C-3,Bobby,Vega,bobby@vega.example,,Quito"].join("\n"),
    });
    expect(countsIn(byNumber.preview)).toEqual({ ...nothing, updated: 1 });
    expect(countsIn(byNumber.result)).toEqual({ ...nothing, updated: 1 });
    expect(await ana.call.contacts.get({ id: winnerId })).toMatchObject({
      externalId: "C-1",
      givenName: "Robert",
      email: "robert@vega.example",
      city: "Quito",
    });
  });

  it("tells its own name, and what its address says stays second where the record's own row is in the file too", async () => {
    const org = await world.organisation();
    const ana = await org.person({ roles: ["administrator"] });
    const heads = "First name,Last name,E-mail,Phone,City";
    await bringIn(world, org, ana, {
      content: [heads, "Robert,Vega,robert@vega.example,,", "Bob,Vega,bob@vega.example,,"].join("\n"),
    });
    const [winnerId = ""] = await idsOf(ana, "robert@vega.example");
    await merged(ana, winnerId, await idsOf(ana, "bob@vega.example"));
    const { result } = await bringIn(world, org, ana, {
      content: [
        heads,
        "Bob,Vega,bob@vega.example,600200200,Cusco",
        "Robert,Vega,robert@vega.example,,Lima",
        "Luis,Quiroga,bob@vega.example,,",
      ].join("\n"),
    });
    expect(countsIn(result)).toEqual({ ...nothing, updated: 2, failed: 1 });
    expect(await ana.call.contacts.get({ id: winnerId })).toMatchObject({ city: "Lima", phone: "600200200" });
  });

  it("finds an account by its former number and by its former name, also where others name it", async () => {
    const org = await world.organisation();
    const ana = await org.person({ roles: ["administrator"] });
    const heads = "Account number,Company name,City";
    await bringIn(world, org, ana, {
      recordType: "account",
      content: [heads, "7,Molinos del Sur,Lima", "8,Harinas Andinas,"].join("\n"),
    });
    const accounts = (await ana.call.accounts.list({})).rows;
    const idOf = (name: string) => accounts.find((row) => row.name === name)?.id ?? "";
    const winnerId = idOf("Molinos del Sur");
    await merged(ana, winnerId, [idOf("Harinas Andinas")], "account");
    const { result } = await bringIn(world, org, ana, {
      recordType: "account",
      content: [heads, "8,Harinas Andinas,Cusco"].join("\n"),
    });
    expect(countsIn(result)).toEqual({ ...nothing, updated: 1 });
    const people = await bringIn(world, org, ana, {
      content: "First name,Last name,E-mail,Company\nEva,Puig,eva@puig.example,Harinas Andinas",
    });
    expect(people.result).toMatchObject({ created: 1, accountsCreated: 0 });
    expect((await ana.call.accounts.get({ id: winnerId })).contacts).toMatchObject([{ name: "Eva Puig" }]);
  });
});

it("a row under a further address finds whose it is, and leaves the first address as it is", async () => {
  const org = await world.organisation();
  const ana = await org.person({ roles: ["administrator"] });
  const { id } = await ana.call.contacts.create({
    givenName: "Marta",
    familyName: "Lago",
    email: "marta@lago.example",
  });
  await ana.call.contacts.points.add({ id, kind: "email", value: "M.Lago@home.example", label: "home" });
  const { id: leadId } = await ana.call.leads.create({ familyName: "Soto", email: "soto@work.example" });
  await ana.call.leads.points.add({ id: leadId, kind: "email", value: "soto@home.example" });
  const { result } = await bringIn(world, org, ana, {
    content: "First name,Last name,E-mail,City\nMarta,Lago,m.lago@home.example,Vigo",
  });
  expect(countsIn(result)).toEqual({ ...nothing, updated: 1 });
  expect(await ana.call.contacts.get({ id })).toMatchObject({ email: "marta@lago.example", city: "Vigo" });
  const leads = await bringIn(world, org, ana, {
    recordType: "lead",
    content: "Last name,E-mail\nSoto,soto@home.example",
  });
  expect(countsIn(leads.result)).toEqual({ ...nothing, unchanged: 1 });
});

const exported = realFile("crm-export-contacts.csv");
describe.runIf(exported)("the real contact export, brought in again after people were merged", () => {
  it("makes nobody again: 500 rows find 498 people", async () => {
    const org = await world.organisation();
    const ana = await org.person({ roles: ["administrator"] });
    const content = exported ?? "";
    await bringIn(world, org, ana, { content });
    const { rows } = await ana.call.contacts.list({ limit: 3 });
    const [winner, ...losers] = rows.map((row) => row.id);
    await merged(ana, winner ?? "", losers);
    const again = await bringIn(world, org, ana, { content });
    expect(countsIn(again.preview)).toEqual(countsIn(again.result));
    expect(again.preview.changes).toEqual([]);
    expect(countsIn(again.result)).toEqual({ ...nothing, unchanged: 500 });
    expect((await ana.call.contacts.count({})).count).toBe(498);
  });
});
