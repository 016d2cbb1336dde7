import { withTenant } from "@arraigo/db";
import { permissionReaches } from "@arraigo/directory/schema";
import { openWorld, type World } from "@arraigo/directory/testing";
import { inTransaction } from "@arraigo/platform";
import { sql } from "drizzle-orm";
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

  it("a type whose name is nearest to what was typed comes first, and whoever is called exactly so first of it", async () => {
    const org = await world.organisation();
    const [ana, leo] = [await org.person(), await org.person()];
    const accountId = await buildAccount(leo, "Grupo Ándino");
    await buildAccount(ana, "Grupo Andino Sur");
    await buildContact(ana, {
      givenName: "Marta",
      familyName: "Vidal",
      email: "marta@grupo.andino.example",
      accountId,
    });
    await buildOpportunity(ana, { name: "Grupo Andino 2027" });
    await ana.call.leads.create({ familyName: "Rey", company: "Grupo Andino" });
    const found = async (text: string) =>
      (await ana.call.search.all({ text })).groups.map(({ type, rows }) => [type, rows[0]?.name]);
    expect(await found("grupo andino")).toEqual([
      ["account", "Grupo Ándino"],
      ["opportunity", "Grupo Andino 2027"],
      ["contact", "Marta Vidal"],
      ["lead", "Rey"],
    ]);
    expect(await found("Vidal Marta")).toEqual([["contact", "Marta Vidal"]]);
    expect(await found("andino")).toEqual([
      ["account", "Grupo Andino Sur"],
      ["opportunity", "Grupo Andino 2027"],
      ["contact", "Marta Vidal"],
      ["lead", "Rey"],
    ]);
    await ana.call.cases.create({ subject: "Down" });
    await buildContact(ana, { givenName: "Ext", familyName: "1 B" });
    expect((await found("#1"))[0]).toEqual(["case", "#1 Down"]);
  });

  it("shows exact names first, then one's own; misspelt words find the closest, and say so", async () => {
    const org = await world.organisation();
    const ana = await org.person();
    const leo = await org.person();
    await buildAccount(leo, "Talgo");
    await buildAccount(leo, "Grupo Talgo Sur");
    await buildAccount(ana, "Patentes Talgo");
    const { groups } = await ana.call.search.all({ text: "talgo" });
    expect(groups[0]?.rows.map((row) => row.name)).toEqual(["Talgo", "Patentes Talgo", "Grupo Talgo Sur"]);
    await buildContact(leo, { givenName: "Marta", familyName: "Removable" });
    for (const text of ["removible", "remvable", "Martha Removable", "removabel"]) {
      const close = await ana.call.search.all({ text });
      expect(close.resembling, text).toBe(true);
      expect(close.groups, text).toEqual([]);
      expect(close.near[0]?.rows[0]?.name, text).toBe("Marta Removable");
    }
    expect(await ana.call.search.all({ text: "xyzzyx" })).toEqual({
      groups: [],
      near: [],
      activities: { rows: [], count: 0 },
      resembling: false,
    });
  });

  it("names spelt alike follow the few that are spelt so, each once, in every type, and nothing else comes near", async () => {
    const org = await world.organisation();
    const ana = await org.person();
    await ana.call.leads.create({ company: "Quirós Hermanos", email: "quiros@hermanos.example" });
    const exact = await buildContact(ana, { givenName: "Íñigo", familyName: "Quirós", email: "inigo@quiros.example" });
    const alike = await buildContact(ana, { givenName: "Nora", familyName: "Quiroz" });
    const company = await buildAccount(ana, "Quirosa");
    const other = await buildAccount(ana, "Talleres Quirox");
    await buildAccount(ana, "Aceros del Norte");
    const answer = await ana.call.search.all({ text: "quiros" });
    const idsIn = (groups: typeof answer.groups) => groups.map(({ type, rows }) => [type, rows.map((row) => row.id)]);
    expect(idsIn(answer.groups)).toEqual([
      ["contact", [exact]],
      ["account", [company]],
      ["lead", [answer.groups[2]?.rows[0]?.id]],
    ]);
    expect(idsIn(answer.near)).toEqual([
      ["contact", [alike]],
      ["account", [other]],
    ]);
    expect(answer.resembling).toBe(false);
    for (const text of ["quiros@hermanos.example", "qui"])
      expect((await ana.call.search.all({ text })).near, text).toEqual([]);
    // A spelling that many have is no misspelling of another.
    for (let index = 0; index < 12; index++) await buildAccount(ana, `Quiros ${index}`);
    expect((await ana.call.search.all({ text: "quiros" })).near).toEqual([]);
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
      return answer.groups.length + answer.near.length + answer.activities.rows.length;
    };
    const stranger = await (await world.organisation()).person({ roles: ["administrator"] });
    for (const text of texts) {
      expect(await found(ana, text)).toBeGreaterThan(0);
      expect(await found(stranger, text)).toBe(0);
    }
    await admin.call.contacts.remove({ ids: [contactId] });
    for (const text of texts) expect(await found(ana, text), text).toBe(0);
  });

  it("of what was written, one's own comes first and then the latest, and what may not be read takes nobody's place", async () => {
    const org = await world.organisation();
    const [ana, leo] = [await org.person(), await org.person()];
    const [mine, theirs] = [await buildContact(ana), await buildContact(leo)];
    const log = (who: typeof ana, contactId: string, day: string) =>
      who.call.activities.log({ text: `Tunnel ${day}`, kind: "note", contactId, occurredAt: `${day}T09:00:00Z` });
    await log(leo, mine, "2026-11-03");
    await log(ana, mine, "2026-11-01");
    for (let day = 4; day < 14; day++) await log(leo, theirs, `2026-11-${String(day).padStart(2, "0")}`);
    const said = async (person: typeof ana) => {
      const { rows, count } = (await person.call.search.all({ text: "tunnel" })).activities;
      return { days: rows.map((row) => row.occurredAt.slice(8, 10)), count };
    };
    expect(await said(ana)).toMatchObject({ days: expect.arrayContaining(["01", "13", "12"]), count: 12 });
    expect((await said(ana)).days.slice(0, 3)).toEqual(["01", "13", "12"]);
    await withTenant(world.services.database, org.id, (db) =>
      db
        .insert(permissionReaches)
        .values({ organisationId: org.id, role: "employee", permission: "crm.contact.read", reach: "own" }),
    );
    expect(await said(await ana.again())).toEqual({ days: ["01", "03"], count: 2 });
  });

  it("a word that thousands of texts have is found with one's own and the latest first, and so is one only old texts have", async () => {
    const org = await world.organisation();
    const [ana, leo] = [await org.person(), await org.person()];
    const contactId = await buildContact(leo);
    // Six thousand about a bridge, then four thousand about a tunnel; two of Ana's among the oldest.
    await inTransaction(org.system, (tx) =>
      tx.execute(sql`insert into crm.activities (id, organisation_id, kind, text, occurred_at, done_at, actor_id, contact_id, created_at)
        select gen_random_uuid(), ${org.id}::uuid, 'note', case when n <= 6000 then 'Bridge ' || n else 'Tunnel ' || n end,
          at, at, case when n in (3, 7) then ${ana.id}::uuid else ${leo.id}::uuid end, ${contactId}::uuid, at
        from generate_series(1, 10000) n, lateral (select '2026-01-01T00:00:00Z'::timestamptz + n * interval '1 minute' as at) as day`),
    );
    const said = async (text: string) => {
      const { rows, count } = (await ana.call.search.all({ text })).activities;
      return { first: rows.slice(0, 4).map((row) => row.excerpt), count };
    };
    expect(await said("bridge")).toEqual({
      first: ["Bridge 7", "Bridge 3", "Bridge 6000", "Bridge 5999"],
      count: 201,
    });
    expect(await said("tunnel")).toEqual({
      first: ["Tunnel 10000", "Tunnel 9999", "Tunnel 9998", "Tunnel 9997"],
      count: 201,
    });
    await inTransaction(org.system, (tx) =>
      tx.execute(
        sql`update crm.activities set text = 'Bridge again' where occurred_at > '2026-01-06T00:00:00Z'::timestamptz`,
      ),
    );
    expect((await said("bridge")).first.slice(0, 3)).toEqual(["Bridge 7", "Bridge 3", "Bridge again"]);
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
