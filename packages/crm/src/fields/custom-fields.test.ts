import { openWorld, type World } from "@arraigo/directory/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bringIn } from "../imports/testing/bring-in";
import { crmModule } from "../index";
import type { CustomKind, ListCondition, ListSort } from "../lists-contract";
import type { router } from "../router";

let world: World<typeof router>;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

async function organisation() {
  const org = await world.organisation();
  return { org, admin: await org.person({ roles: ["administrator"] }), ana: await org.person() };
}

describe("the organisation's own fields", () => {
  it("hold what their kind allows and nothing else", async () => {
    const { admin, ana } = await organisation();
    const kinds: [CustomKind, unknown, unknown][] = [
      ["line", "Blue", 7],
      ["email", "a@b.example", "nobody"],
      ["integer", 7, 7.5],
      ["decimal", -1.25, "1"],
      ["date", "2026-02-28", "2026-02-30"],
      ["choice", "Gold", "Bronze"],
      ["yesNo", true, "yes"],
    ];
    for (const [kind, right, wrong] of kinds) {
      const choices = kind === "choice" ? ["Gold", "Silver"] : [];
      const { key } = await admin.call.customFields.create({ type: "account", label: { en: kind }, kind, choices });
      const { id } = await ana.call.accounts.create({ name: kind, custom: { [key]: right } as never });
      const page = await ana.call.accounts.list({ conditions: [{ field: `custom.${key}`, op: "isFilled" }] });
      expect(page.rows.map((row) => [row.id, row.custom[key]])).toEqual([[id, right]]);
      await expect(
        ana.call.accounts.update({ id, values: { custom: { [key]: wrong } as never } }),
        kind,
      ).rejects.toMatchObject({ cause: { code: "crm.CustomValueInvalid" } });
    }
  });

  it("are named, ordered, required, archived and restored by administrators alone; values outlive being archived", async () => {
    const { admin, ana } = await organisation();
    const first = await admin.call.customFields.create({ type: "lead", label: { en: "First" }, kind: "line" });
    const second = await admin.call.customFields.create({ type: "lead", label: { es: "Segundo" }, kind: "line" });
    expect([first.key, second.key]).toEqual(["k1", "k2"]);
    await admin.call.customFields.order({ type: "lead", ids: [second.id] });
    const fields = await ana.call.customFields.list({ type: "lead" });
    expect(fields.map((field) => field.key)).toEqual(["k2", "k1"]);
    const { id } = await ana.call.leads.create({ familyName: "Sol", custom: { k1: "kept" } });
    await admin.call.customFields.archive({ id: first.id });
    await expect(ana.call.leads.update({ id, values: { custom: { k1: "x" } } })).rejects.toMatchObject({
      cause: { code: "crm.CustomFieldUnknown" },
    });
    const third = await admin.call.customFields.create({ type: "lead", label: { en: "Third" }, kind: "line" });
    expect(third.key).toBe("k3");
    await admin.call.customFields.restore({ id: first.id });
    expect((await ana.call.leads.get({ id })).custom).toEqual({ k1: "kept" });
    await admin.call.customFields.update({ id: second.id, required: true });
    // Blanks are nothing, whether a record is made or changed.
    for (const attempt of [
      () => ana.call.leads.create({ familyName: "Luna" }),
      () => ana.call.leads.create({ familyName: "Luna", custom: { [second.key]: "  " } }),
      () => ana.call.leads.update({ id, values: { custom: { [second.key]: " \t" } } }),
    ])
      await expect(attempt()).rejects.toMatchObject({ cause: { code: "crm.CustomValueInvalid" } });
    await expect(
      ana.call.customFields.create({ type: "lead", label: { en: "Mine" }, kind: "line" }),
    ).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(
      admin.call.customFields.create({ type: "lead", label: { en: "No choices" }, kind: "choice" }),
    ).rejects.toMatchObject({ code: "BAD_REQUEST" });
    const stranger = await (await world.organisation()).person({ roles: ["administrator"] });
    await expect(stranger.call.customFields.archive({ id: first.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("hold texts without the blanks around them, whoever writes them and however", async () => {
    const { org, admin, ana } = await organisation();
    const { key } = await admin.call.customFields.create({ type: "account", label: { en: "Town" }, kind: "line" });
    const { id } = await ana.call.accounts.create({ name: "Made", custom: { [key]: "  Lugo " } });
    const town = async () => (await ana.call.accounts.get({ id })).custom[key];
    expect(await town()).toBe("Lugo");
    await ana.call.accounts.update({ id, values: { custom: { [key]: "\tVigo\n" } } });
    expect(await town()).toBe("Vigo");
    await ana.call.accounts.bulkUpdate({ ids: [id], values: { custom: { [key]: " Ourense  " } } });
    expect(await town()).toBe("Ourense");
    await bringIn(world, org, ana, { recordType: "account", content: "Name,Town\nMade,  Noia  \n" });
    expect(await town()).toBe("Noia");
  });

  it("can be sorted by once they are indexed: with old records, new ones, changed ones, and no longer once it is given up", async () => {
    const { org, admin, ana } = await organisation();
    const { id, key } = await admin.call.customFields.create({
      type: "contact",
      label: { en: "Shoe" },
      kind: "integer",
    });
    const contact = async (shoe: number | null) =>
      (await ana.call.contacts.create({ familyName: `S${shoe}`, custom: { [key]: shoe } })).id;
    const old = await contact(44);
    await contact(38);
    const sorted = async () =>
      (await ana.call.contacts.list({ sort: { field: `custom.${key}`, direction: "asc" } })).rows.map(
        (row) => row.custom[key] ?? null,
      );
    await expect(sorted()).rejects.toMatchObject({ cause: { code: "crm.SortUnknown" } });
    await admin.call.customFields.index({ id });
    expect((await admin.call.customFields.list({ type: "contact" }))[0]?.index).toBe("underway");
    await contact(41);
    await contact(null);
    await crmModule.jobs.indexField?.(org.system, { fieldId: id });
    expect(await sorted()).toEqual([38, 41, 44, null]);
    await ana.call.contacts.update({ id: old, values: { custom: { [key]: 36 } } });
    expect(await sorted()).toEqual([36, 38, 41, null]);
    await admin.call.customFields.unindex({ id });
    await crmModule.jobs.indexField?.(org.system, { fieldId: id });
    await expect(sorted()).rejects.toMatchObject({ cause: { code: "crm.SortUnknown" } });
  });

  it("are found and sorted, where they are texts, without regard to accents, before they have an index and after", async () => {
    const { org, admin, ana } = await organisation();
    const { id, key } = await admin.call.customFields.create({ type: "account", label: { en: "Town" }, kind: "line" });
    const towns = ["Zamora", "Álora", "Alcoy", "Ávila", "Málaga", "malagón"];
    for (const [index, town] of towns.entries())
      await ana.call.accounts.create({ name: `Firm ${index}`, custom: { [key]: town } });
    const field = `custom.${key}`;
    const found = async (condition: Omit<ListCondition, "field">, sort?: ListSort) =>
      (await ana.call.accounts.list({ conditions: [{ field, ...condition }], sort })).rows.map(
        (row) => row.custom[key],
      );
    const looked = async () => {
      expect(await found({ op: "is", value: "malaga" })).toEqual(["Málaga"]);
      expect(await found({ op: "is", value: "MA\u0301LAGA" })).toEqual(["Málaga"]);
      expect((await found({ op: "anyOf", value: ["avila", "Zámora"] })).sort()).toEqual(["Zamora", "Ávila"]);
      expect((await found({ op: "contains", value: "malag" })).sort()).toEqual(["Málaga", "malagón"]);
      expect(await found({ op: "isNot", value: "Malaga" })).not.toContain("Málaga");
    };
    await looked();
    await admin.call.customFields.index({ id });
    await crmModule.jobs.indexField?.(org.system, { fieldId: id });
    await looked();
    expect(await found({ op: "isFilled" }, { field, direction: "asc" })).toEqual([
      "Alcoy",
      "Álora",
      "Ávila",
      "Málaga",
      "malagón",
      "Zamora",
    ]);
  });
});
