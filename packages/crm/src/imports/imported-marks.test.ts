import { openWorld } from "@arraigo/directory/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { crmModule } from "../index";
import { readMark } from "./cells/read-mark";
import { markMeaningOf } from "./mapping/mark-targets";
import { bringIn, countsIn, type ImportWorld } from "./testing/bring-in";

let world: ImportWorld;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

const states = (points: readonly { value: string; state: string }[]) =>
  Object.fromEntries(points.map(({ value, state }) => [value, state]));

describe("a file's word about addresses", () => {
  it("is known by its heading, in both languages", () => {
    for (const [heading, target] of Object.entries({
      "email opt out": "emailOptOut",
      unsubscribed: "emailOptOut",
      "gdpr consent": "emailConsent",
      "has newsletter": "emailConsent",
      baja: "emailOptOut",
      consentimiento: "emailConsent",
      "do not call": "phoneOptOut",
      "no llamar": "phoneOptOut",
      bounced: "emailInvalid",
      "correo no valido": "emailInvalid",
      "consent source": undefined,
      email: undefined,
      trabajador: undefined,
    }))
      expect([heading, markMeaningOf(heading)]).toEqual([heading, target]);
  });

  it("is read in the words systems write, and a no in a column of consent is a no", () => {
    for (const cell of ["yes", "Sí", "1", "TRUE", "x", "2024-05-01", "Unsubscribed", "Baja"])
      expect([cell, readMark(cell, "optOut")]).toEqual([cell, { mark: "optOut", on: true }]);
    for (const cell of ["no", "0", "false", "subscribed", "Alta"]) expect(readMark(cell, "optOut")?.on).toBe(false);
    expect(readMark("unsubscribed", "consent")).toEqual({ mark: "optOut", on: true });
    expect(readMark("perhaps", "consent")).toBeUndefined();
  });

  it("comes in with new people and old ones, the stricter counts, the dry run says so, and undoing takes it back", async () => {
    const org = await world.organisation();
    const ana = await org.person();
    const p = ana.call.contacts.points;
    const build = async (name: string, mark?: "optOut" | "consent") => {
      const email = `${name}@norte.example`;
      const { id } = await ana.call.contacts.create({ givenName: name, familyName: "Lago", email });
      if (mark) await p.mark({ id, kind: "email", value: email, mark, on: true });
      return id;
    };
    const [no, yes, plain] = [await build("nora", "optOut"), await build("yago", "consent"), await build("pilar")];
    const { upload, preview, result, importId } = await bringIn(world, org, ana, {
      content: `First name,Last name,Email,Email opt out,GDPR consent,Bounced
nora,Lago,nora@norte.example,no,yes,no
yago,Lago,yago@norte.example,no,no,no
pilar,Lago,pilar@norte.example,yes,,
Marta,Soto,marta@soto.example,1,yes,
Luis,Soto,luis@soto.example,0,sí,true
`,
    });
    expect(upload.mapping.columns.map(({ field }) => field)).toEqual([
      "givenName",
      "familyName",
      "email",
      "emailOptOut",
      "emailConsent",
      "emailInvalid",
    ]);
    expect(preview).toMatchObject({ created: 2, updated: 2, unchanged: 1, optOuts: 2 });
    expect(countsIn(result)).toEqual(countsIn(preview));
    expect(preview.notices.map(({ problem }) => problem)).toEqual(
      ["saidNo", "saidNo"].slice(0, preview.notices.length),
    );
    expect(JSON.stringify(preview.changes)).toContain("emailOptOut");
    const told = async (id: string) => states(await p.list({ id }));
    expect(await told(no)).toEqual({ "nora@norte.example": "optedOut" });
    expect(await told(yes)).toEqual({ "yago@norte.example": "unknown" });
    expect(await told(plain)).toEqual({ "pilar@norte.example": "optedOut" });
    const [marta] = (await ana.call.contacts.list({ search: "marta" })).rows;
    const [luis] = (await ana.call.contacts.list({ search: "luis" })).rows;
    expect(await told(marta?.id ?? "")).toEqual({ "marta@soto.example": "optedOut" });
    expect(await p.list({ id: luis?.id ?? "" })).toMatchObject([
      { state: "invalid", consent: { byName: expect.any(String) } },
    ]);
    await ana.call.imports.undo({ importId });
    expect(await told(no)).toEqual({ "nora@norte.example": "optedOut" });
    expect(await told(yes)).toEqual({ "yago@norte.example": "consented" });
    expect(await told(plain)).toEqual({ "pilar@norte.example": "unknown" });
    const { id: again } = await ana.call.contacts.create({ familyName: "Soto", email: "marta@soto.example" });
    expect(await told(again)).toEqual({ "marta@soto.example": "unknown" });
  });
});
