import { openWorld, type World } from "@arraigo/directory/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildAccount, buildContact, buildOpportunity } from "../../test/factories";
import { crmModule } from "../index";
import type { router } from "../router";

let world: World<typeof router>;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

describe("search across everything", () => {
  it("finds every type by any part of its words, accents aside, and the texts of activities", async () => {
    const org = await world.organisation();
    const ana = await org.person();
    const admin = await org.person({ roles: ["administrator"] });
    const accountId = await buildAccount(ana, "Ácueo del Norte");
    const contactId = await buildContact(ana, { givenName: "Nóra", familyName: "Acuero", accountId });
    await buildOpportunity(ana, { accountId, name: "Acue renewal" });
    await ana.call.leads.create({ company: "Acuella" });
    await ana.call.cases.create({ subject: "Acue does not start" });
    await admin.call.products.create({ name: "Acue pump", currency: "EUR" });
    await ana.call.activities.log({ text: "Habló de la ACUÉTICA nueva", kind: "call", contactId });
    const answer = await ana.call.search.all({ text: "acúe" });
    expect(answer.resembling).toBe(false);
    expect(answer.groups.map((group) => [group.type, group.count]).sort()).toEqual(
      [
        ["contact", 1],
        ["account", 1],
        ["opportunity", 1],
        ["lead", 1],
        ["case", 1],
        ["product", 1],
      ].sort(),
    );
    expect(answer.activities.rows).toMatchObject([
      {
        excerpt: "Habló de la ACUÉTICA nueva",
        type: "contact",
        recordId: contactId,
        recordName: "Nóra Acuero",
        mine: true,
      },
    ]);
    expect((await ana.call.search.all({ text: "acue", types: ["lead"] })).groups.map((group) => group.type)).toEqual([
      "lead",
    ]);
  });

  it("shows one's own first, then exact names; misspelt words find the closest, and say so", async () => {
    const org = await world.organisation();
    const ana = await org.person();
    const leo = await org.person();
    await buildAccount(leo, "Talgo");
    await buildAccount(leo, "Grupo Talgo Sur");
    await buildAccount(ana, "Patentes Talgo");
    const { groups } = await ana.call.search.all({ text: "talgo" });
    expect(groups[0]?.rows.map((row) => row.name)).toEqual(["Patentes Talgo", "Talgo", "Grupo Talgo Sur"]);
    await buildContact(leo, { givenName: "Marta", familyName: "Removable" });
    for (const text of ["removible", "remvable", "Martha Removable", "removabel"]) {
      const close = await ana.call.search.all({ text });
      expect(close.resembling, text).toBe(true);
      expect(close.groups[0]?.rows[0]?.name, text).toBe("Marta Removable");
    }
    expect(await ana.call.search.all({ text: "xyzzyx" })).toEqual({
      groups: [],
      activities: { rows: [], count: 0 },
      resembling: false,
    });
  });

  it("never finds what the reader may not open: another organisation's, what is gone, and what is out of reach, however it is spelt", async () => {
    const org = await world.organisation();
    const ana = await org.person();
    const admin = await org.person({ roles: ["administrator"] });
    const contactId = await buildContact(ana, { familyName: "Zumalakarregi" });
    await ana.call.activities.log({ text: "About Zumalakarregi and the bridge", kind: "note", contactId });
    const texts = ["zumalakarregi", "zumalacarregi", "bridge"];
    const found = async (person: typeof ana, text: string) => {
      const answer = await person.call.search.all({ text });
      return answer.groups.length + answer.activities.rows.length;
    };
    const stranger = await (await world.organisation()).person({ roles: ["administrator"] });
    for (const text of texts) {
      expect(await found(ana, text)).toBeGreaterThan(0);
      expect(await found(stranger, text)).toBe(0);
    }
    await admin.call.contacts.remove({ ids: [contactId] });
    for (const text of texts) expect(await found(ana, text), text).toBe(0);
  });

  it("takes operators, wildcards and nothing but marks for what they are: text", async () => {
    const ana = await (await world.organisation()).person();
    await buildContact(ana, { familyName: "Plain" });
    for (const text of ["%%", "__", "x & ! | ( )", "':*", "\\\\", "& plain", "日本語"]) {
      const answer = await ana.call.search.all({ text });
      expect(answer.groups.flatMap((group) => group.rows).length, text).toBe(text === "& plain" ? 1 : 0);
    }
  });
});
