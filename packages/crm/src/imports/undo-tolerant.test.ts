import { withTenant } from "@arraigo/db";
import { openWorld } from "@arraigo/directory/testing";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildAccount, buildContact } from "../../test/factories";
import { crmModule } from "../index";
import { bringIn, type Importer, type ImportWorld } from "./testing/bring-in";

let world: ImportWorld;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

const leadFile = (...lines: string[]) => ["First name,Last name,Email,Interested in,Stage,City", ...lines].join("\n");

async function leadsOf(person: Importer, organisation: Parameters<typeof bringIn>[1]) {
  const first = await bringIn(world, organisation, person, {
    recordType: "lead",
    content: leadFile("Ana,Luz,ana@lago.example,,New,Lugo", "Eva,Paz,eva@lago.example,,New,Lugo"),
  });
  expect(first.result).toMatchObject({ created: 2 });
  const { rows } = await withTenant(world.services.database, organisation.id, (db) =>
    db.execute<{ id: string; given_name: string }>(sql`select id, given_name from crm.leads order by given_name`),
  );
  const [ana = "", eva = ""] = rows.map(({ id }) => id);
  return { ana, eva };
}

describe("an import that is undone", () => {
  it("takes its moves back first, so that what a stage asked for can be empty again", async () => {
    const org = await world.organisation();
    const boss = await org.person({ roles: ["administrator"] });
    const { ana } = await leadsOf(boss, org);
    const { values: before } = await boss.call.leads.get({ id: ana });
    const content = leadFile("Ana,Luz,ana@lago.example,Pumps,Qualified,Vigo");
    const { importId, result } = await bringIn(world, org, boss, { recordType: "lead", content });
    expect(result).toMatchObject({ updated: 1 });
    await boss.call.imports.undo({ importId });
    expect(await boss.call.imports.get({ importId })).toMatchObject({
      state: "undone",
      undo: { restored: 1, kept: 0 },
    });
    const { values } = await boss.call.leads.get({ id: ana });
    expect(values).toMatchObject({ interest: null, city: "Lugo", stageId: before.stageId });
  });

  it("leaves what a stage asks for since where it is and says so, and puts everything else back", async () => {
    const org = await world.organisation();
    const boss = await org.person({ roles: ["administrator"] });
    const { ana, eva } = await leadsOf(boss, org);
    const content = leadFile("Ana,Luz,ana@lago.example,Pumps,,Vigo", "Eva,Paz,eva@lago.example,Valves,,Vigo");
    const { importId } = await bringIn(world, org, boss, { recordType: "lead", content });
    const [pipeline] = await boss.call.pipelines.list({ type: "lead" });
    const qualified = pipeline?.stages.find(({ name }) => name === "Qualified")?.id ?? "";
    await boss.call.stages.move({ type: "lead", id: ana, stageId: qualified });
    await boss.call.imports.undo({ importId });
    const after = await boss.call.imports.get({ importId });
    expect(after).toMatchObject({ state: "undone", undo: { restored: 2, kept: 1 } });
    expect(after.keptBack.map(({ reason }) => reason)).toEqual(["Ana Luz keeps interested in: its stage asks for it"]);
    const valuesOf = async (id: string) => (await boss.call.leads.get({ id })).values;
    expect(await valuesOf(ana)).toMatchObject({ interest: "Pumps", city: "Lugo", stageId: qualified });
    expect(await valuesOf(eva)).toMatchObject({ interest: null, city: "Lugo" });
  });

  it("leaves a contact where it is when its company of before is gone", async () => {
    const org = await world.organisation();
    const boss = await org.person({ roles: ["administrator"] });
    const former = await buildAccount(boss, "Lago");
    await buildAccount(boss, "Soto");
    const id = await buildContact(boss, { email: "marta@lago.example", accountId: former });
    await boss.call.contacts.update({ id, values: { city: "Lugo" } });
    const content = "Email,Company,City\nmarta@lago.example,Soto,Vigo\n";
    const { importId, result } = await bringIn(world, org, boss, { recordType: "contact", content });
    expect(result).toMatchObject({ updated: 1 });
    await boss.call.accounts.remove({ ids: [former] });
    await boss.call.imports.undo({ importId });
    const after = await boss.call.imports.get({ importId });
    expect(after).toMatchObject({ undo: { restored: 1, kept: 1 } });
    expect(after.keptBack.map(({ reason }) => reason)).toEqual([
      "Marta Quiroz keeps account: what stood there before is gone",
    ]);
    const contact = await boss.call.contacts.get({ id });
    expect(contact.city).toBe("Lugo");
    expect(contact.accountId).not.toBe(former);
  });

  it("names what it keeps as people do: own fields by their label, those nobody uses any more too", async () => {
    const org = await world.organisation();
    const boss = await org.person({ roles: ["administrator"], language: "es" });
    const { id: fieldId } = await boss.call.customFields.create({
      type: "contact",
      label: { en: "Favourite pump", es: "Bomba favorita" },
      kind: "line",
    });
    const [field] = await boss.call.customFields.list({ type: "contact" });
    await buildContact(boss, { email: "marta@lago.example" });
    const { importId, result } = await bringIn(world, org, boss, {
      content: "Email,Bomba\nmarta@lago.example,Roja\n",
      mapping: (suggested) => ({
        ...suggested,
        columns: [{ field: "email" }, { field: `custom.${field?.key}` }],
        match: "email",
      }),
    });
    expect(result).toMatchObject({ updated: 1 });
    await boss.call.customFields.archive({ id: fieldId });
    await boss.call.imports.undo({ importId });
    const { keptBack } = await boss.call.imports.get({ importId });
    expect(keptBack.map(({ reason }) => reason)).toEqual([
      "Marta Quiroz conserva Bomba favorita: lo que había antes ya no cabe",
    ]);
  });

  it("never lets a value go that somebody chose again since", async () => {
    const org = await world.organisation();
    const boss = await org.person({ roles: ["administrator"] });
    const id = await buildContact(boss, { email: "marta@lago.example" });
    await boss.call.contacts.update({ id, values: { city: "Lugo", title: "Buyer" } });
    const content = "Email,City,Title\nmarta@lago.example,Vigo,Chief\n";
    const { importId } = await bringIn(world, org, boss, { recordType: "contact", content });
    await boss.call.contacts.update({ id, values: { city: "Soria" } });
    await boss.call.contacts.update({ id, values: { city: "Vigo" } });
    await boss.call.imports.undo({ importId });
    expect(await boss.call.contacts.get({ id })).toMatchObject({ city: "Vigo", title: "Buyer" });
  });
});

describe("an import's page", () => {
  it.each(["platform.NotFound", "crm.AccountCircle", "crm.StageGateUnmet", "gone.WhoKnows", "nonsense"])(
    "can be read whatever broke it off: %s",
    async (problem) => {
      const org = await world.organisation();
      const boss = await org.person({ roles: ["administrator"], language: "es" });
      const { importId } = await bringIn(world, org, boss, { content: "Email\nmarta@lago.example\n" });
      await withTenant(world.services.database, org.id, async (db) => {
        await db.execute(sql`update crm.imports set state = 'failed', problem = ${problem}`);
        await db.execute(
          sql`insert into crm.import_errors (id, organisation_id, import_id, line, problem, cells, outcome)
            values (gen_random_uuid(), ${org.id}, ${importId}, 1, ${problem}, '{}', 'out')`,
        );
      });
      const held = await boss.call.imports.get({ importId });
      expect(held.problem?.length).toBeGreaterThan(10);
      expect(held.failures.map(({ reason }) => reason.length > 5)).toEqual([true]);
    },
  );
});
