import { openWorld, type World } from "@arraigo/directory/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildAccount, buildContact } from "../../test/factories";
import { crmModule } from "../index";
import type { router } from "../router";

let world: World<typeof router>;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

const person = async () => (await world.organisation()).person();

describe("addresses of a contact", () => {
  it("are all found by search, and the chosen first one is the record's own", async () => {
    const ana = await person();
    const id = await buildContact(ana, { email: "marta@norte.example" });
    await ana.call.contacts.points.add({ id, kind: "email", value: "Quiroz.M@home.example", label: "home" });
    await ana.call.contacts.points.add({ id, kind: "phone", value: "+51 999 123-456" });
    const found = async (text: string) => (await ana.call.records.find({ text })).contacts.map((hit) => hit.id);
    expect(await found("home.example")).toEqual([id]);
    expect(await found("999123456")).toEqual([id]);
    expect(await ana.call.contacts.get({ id })).toMatchObject({
      email: "marta@norte.example",
      phone: "+51 999 123-456",
    });
    await ana.call.contacts.points.makePrimary({ id, kind: "email", value: "quiroz.m@HOME.example" });
    const points = await ana.call.contacts.points.list({ id });
    expect(points.map((point) => [point.value, point.primary])).toEqual([
      ["Quiroz.M@home.example", true],
      ["marta@norte.example", false],
      ["+51 999 123-456", true],
    ]);
    expect((await ana.call.contacts.get({ id })).email).toBe("Quiroz.M@home.example");
    expect(await found("norte.example")).toEqual([id]);
    await ana.call.contacts.points.remove({ id, kind: "email", value: "Quiroz.M@home.example" });
    expect((await ana.call.contacts.get({ id })).email).toBe("marta@norte.example");
    expect(await found("home.example")).toEqual([]);
  });

  it("stay findable when the first one is changed in the form", async () => {
    const ana = await person();
    const id = await buildContact(ana, { email: "one@x.example" });
    await ana.call.contacts.points.mark({ id, kind: "email", value: "one@x.example", mark: "invalid", on: true });
    await ana.call.contacts.update({ id, values: { email: "two@y.example" } });
    for (const text of ["one@x.example", "two@y.example"])
      expect((await ana.call.records.find({ text })).contacts).toHaveLength(1);
    expect(await ana.call.contacts.points.list({ id })).toMatchObject([
      { value: "two@y.example", primary: true, state: "unknown" },
      { value: "one@x.example", primary: false, state: "invalid" },
    ]);
  });

  it("a no is stronger than any yes, says who heard it and where, and holds on every record with that address", async () => {
    const org = await world.organisation();
    const ana = await org.person({ givenName: "Ana", familyName: "Ríos" });
    const luis = await org.person();
    const id = await buildContact(ana, { email: "marta@norte.example" });
    const at = { id, kind: "email", value: "marta@norte.example" } as const;
    await ana.call.contacts.points.mark({ ...at, mark: "consent", on: true, from: "trade fair" });
    // Whoever hears a no writes it down, on anybody's contact.
    await luis.call.contacts.points.mark({ ...at, mark: "optOut", on: true, from: "on the phone" });
    await expect(luis.call.contacts.points.mark({ ...at, mark: "optOut", on: false })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    const [point] = await ana.call.contacts.points.list({ id });
    expect(point).toMatchObject({
      state: "optedOut",
      consent: { byName: "Ana Ríos", from: "trade fair" },
      optOut: { from: "on the phone" },
    });
    await expect(
      ana.call.contacts.points
        .mark({ ...at, mark: "consent", on: true })
        .then(() =>
          ana.call.contacts.points
            .mark({ ...at, mark: "consent", on: false })
            .then(() => ana.call.contacts.points.mark({ ...at, mark: "consent", on: true })),
        ),
    ).rejects.toMatchObject({ cause: { code: "crm.PointOptedOut" } });
    const { id: leadId } = await ana.call.leads.create({ familyName: "Quiroz", email: "MARTA@norte.example" });
    expect(await ana.call.leads.points.list({ id: leadId })).toMatchObject([
      { state: "optedOut", optedOutElsewhere: true, optOut: null },
    ]);
    const kinds = (await ana.call.records.timeline({ type: "contact", id, filter: "changes" })).entries;
    expect(kinds.filter((entry) => entry.kind === "point_changed").map((entry) => entry.changes[0]?.field)).toContain(
      "optOut",
    );
  });

  it("keep the no said at one that is taken off, wherever it comes back, until it is taken back", async () => {
    const org = await world.organisation();
    const ana = await org.person({ givenName: "Ana", familyName: "Ríos" });
    const p = ana.call.contacts.points;
    const id = await buildContact(ana, { email: "no@norte.example" });
    const at = { id, kind: "email", value: "no@norte.example" } as const;
    await p.mark({ ...at, mark: "optOut", on: true, from: "on the phone" });
    await p.remove(at);
    await p.add({ ...at, value: "No@Norte.example" });
    const said = { state: "optedOut", optOut: { byName: "Ana Ríos", from: "on the phone" } };
    expect(await p.list({ id })).toMatchObject([said]);
    await expect(p.mark({ ...at, mark: "consent", on: true })).rejects.toMatchObject({
      cause: { code: "crm.PointOptedOut" },
    });
    // Another record, by its form alone.
    const { id: leadId } = await ana.call.leads.create({ familyName: "Quiroz", email: "no@norte.example" });
    expect(await ana.call.leads.points.list({ id: leadId })).toMatchObject([said]);
    await p.mark({ ...at, mark: "optOut", on: false });
    await p.mark({ ...at, mark: "consent", on: true });
    expect(await p.list({ id })).toMatchObject([{ state: "consented" }]);
    expect(await ana.call.leads.points.list({ id: leadId })).toMatchObject([{ state: "unknown" }]);
  });

  it("start unknown when another is put in their place; a new spelling keeps what is known", async () => {
    const ana = await person();
    const p = ana.call.contacts.points;
    const id = await buildContact(ana, { email: "eva@gmial.example" });
    const at = { id, kind: "email", value: "eva@gmial.example" } as const;
    await p.mark({ ...at, mark: "consent", on: true });
    await p.change({ ...at, to: "Eva@gmial.example" });
    expect(await p.list({ id })).toMatchObject([{ value: "Eva@gmial.example", state: "consented" }]);
    await p.mark({ ...at, mark: "invalid", on: true });
    await p.mark({ ...at, mark: "optOut", on: true });
    await p.change({ ...at, to: "eva@gmail.example" });
    expect(await p.list({ id })).toMatchObject([
      { value: "eva@gmail.example", state: "unknown", consent: null, optOut: null, invalid: null },
    ]);
    await p.add(at);
    expect((await p.list({ id })).map((point) => [point.value, point.state])).toEqual([
      ["eva@gmail.example", "unknown"],
      ["eva@gmial.example", "optedOut"],
    ]);
  });

  it("say whom one may write to, so that a list leaves out who said no, whose mail comes back and who has none", async () => {
    const ana = await person();
    const build = (email?: string) => buildContact(ana, email ? { email } : {});
    const [yes, no, lost, none] = [
      await build("yes@x.example"),
      await build("no@x.example"),
      await build("lost@x.example"),
      await build(),
    ];
    const mark = (id: string, value: string, said: "optOut" | "invalid") =>
      ana.call.contacts.points.mark({ id, kind: "email", value, mark: said, on: true });
    await mark(no, "no@x.example", "optOut");
    await mark(lost, "lost@x.example", "invalid");
    const listed = async (value: boolean) =>
      (await ana.call.contacts.list({ conditions: [{ field: "reachable", op: "is", value }] })).rows.map(
        ({ id }) => id,
      );
    expect(await listed(true)).toEqual([yes]);
    expect((await listed(false)).sort()).toEqual([no, lost, none].sort());
    const lead = await ana.call.leads.create({ familyName: "Ríos", email: "no@x.example" });
    const leads = await ana.call.leads.list({ conditions: [{ field: "reachable", op: "is", value: true }] });
    expect(
      leads.rows.map(({ id }) => id),
      "the no holds wherever the address is",
    ).not.toContain(lead.id);
  });

  it("exist once, are addresses, and are nobody else's to change", async () => {
    const ana = await person();
    const id = await buildContact(ana, { email: "marta@norte.example" });
    const add = ana.call.contacts.points.add;
    await expect(add({ id, kind: "email", value: " Marta@norte.example" })).rejects.toMatchObject({
      cause: { code: "crm.PointAlreadyThere" },
    });
    await expect(add({ id, kind: "email", value: "not an address" })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    const eve = await person();
    for (const attempt of [
      () => eve.call.contacts.points.list({ id }),
      () =>
        eve.call.contacts.points.mark({ id, kind: "email", value: "marta@norte.example", mark: "optOut", on: true }),
      () => eve.call.contacts.points.add({ id, kind: "email", value: "x@y.example" }),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("a contact of several accounts", () => {
  it("stands at each with what they are there, and in the history of both", async () => {
    const ana = await person();
    const accountId = await buildAccount(ana);
    const other = await buildAccount(ana, "Puerto Sur");
    const contactId = await buildContact(ana, { accountId });
    await ana.call.contacts.relate({ contactId, accountId: other, role: "Board member" });
    expect((await ana.call.accounts.get({ id: other })).contacts).toMatchObject([
      { id: contactId, role: "Board member", elsewhere: true },
    ]);
    expect((await ana.call.contacts.get({ id: contactId })).accounts).toMatchObject([{ name: "Puerto Sur" }]);
    expect(
      (await ana.call.records.timeline({ type: "account", id: other })).entries.map((each) => each.kind),
    ).toContain("related");
    await expect(ana.call.contacts.relate({ contactId, accountId })).rejects.toMatchObject({
      cause: { code: "crm.AlreadyTheirAccount" },
    });
    await ana.call.contacts.unrelate({ contactId, accountId: other });
    expect((await ana.call.accounts.get({ id: other })).contacts).toEqual([]);
  });
});

describe("a group of accounts", () => {
  it("is shown from its head down, with what is open and won at each", async () => {
    const ana = await person();
    const head = await buildAccount(ana, "Grupo Norte");
    const steel = await buildAccount(ana, "Aceros");
    const ports = await buildAccount(ana, "Puertos");
    await ana.call.accounts.update({ id: steel, values: { parentId: head } });
    await ana.call.accounts.update({ id: ports, values: { parentId: steel } });
    await ana.call.opportunities.create({ name: "Deal", currency: "EUR", accountId: ports, amountMinor: 500_00 });
    const { members } = await ana.call.accounts.group({ id: steel });
    expect(members.map((each) => [each.name, each.depth])).toEqual([
      ["Grupo Norte", 0],
      ["Aceros", 1],
      ["Puertos", 2],
    ]);
    expect(members[2]?.open).toEqual([{ currency: "EUR", amountMinor: 50_000, count: 1 }]);
    const alone = await buildAccount(ana, "Sola");
    expect((await ana.call.accounts.group({ id: alone })).members).toEqual([]);
  });

  it("never has an account as a part of itself, however far around", async () => {
    const ana = await person();
    const ids = [await buildAccount(ana, "A"), await buildAccount(ana, "B"), await buildAccount(ana, "C")] as const;
    await ana.call.accounts.update({ id: ids[1], values: { parentId: ids[0] } });
    await ana.call.accounts.update({ id: ids[2], values: { parentId: ids[1] } });
    for (const [id, parentId] of [
      [ids[0], ids[2]],
      [ids[0], ids[0]],
    ] as const)
      await expect(ana.call.accounts.update({ id, values: { parentId } })).rejects.toMatchObject({
        cause: { code: "crm.AccountCircle", field: "parentId" },
      });
    await ana.call.accounts.update({ id: ids[2], values: { parentId: ids[0] } });
  });
});
