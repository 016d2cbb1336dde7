import { openWorld } from "@arraigo/directory/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildAccount, buildContact, buildOpportunity } from "../../test/factories";
import { crmModule } from "../index";
import { bringActivities, csv, people, stored } from "./testing/activity-files";
import type { ImportWorld } from "./testing/bring-in";

let world: ImportWorld;
beforeAll(async () => {
  world = await openWorld(crmModule);
  world.setNow("2026-11-18T12:00:00.000Z");
});
afterAll(() => world.close());

describe("the names in a file of activities", () => {
  it("stand for nobody of another account than the row's: an address does, and so does a name beside no account", async () => {
    const { org, boss, accountId: lago } = await people(world);
    const sol = await buildAccount(boss, "Sol");
    const ana = await buildContact(boss, {
      givenName: "Ana",
      familyName: "Vega",
      email: "ana@sol.example",
      accountId: sol,
    });
    await buildOpportunity(boss, { name: "Tables", accountId: sol });
    const { preview, result } = await bringActivities(
      world,
      org,
      boss,
      csv(
        "Type,Subject,Date,Contact,Account,Opportunity",
        "Call,By name,2026-03-02 10:00,Ana Vega,Lago,",
        "Call,By address,2026-03-02 11:00,ana@sol.example,Lago,",
        "Call,Alone,2026-03-02 12:00,Ana Vega,,",
        "Call,At home,2026-03-02 13:00,Ana Vega,Sol,",
        "Call,The deal,2026-03-02 14:00,,Lago,Tables",
      ),
    );
    expect(result.failures).toEqual([]);
    expect(preview.created).toBe(5);
    expect(result.notices.map(({ reason }) => reason)).toEqual([
      "Contact: what is called “Ana Vega” here belongs to another account than the row’s; the name stays in its text",
      "Opportunity: what is called “Tables” here belongs to another account than the row’s; the name stays in its text",
    ]);
    expect(
      (await stored(world, org)).map(({ text, contact_id, account_id }) => [text, contact_id, account_id]),
    ).toEqual([
      ["By name\nContact: Ana Vega", null, lago],
      ["By address", ana, lago],
      ["Alone", ana, sol],
      ["At home", ana, sol],
      ["The deal\nOpportunity: Tables", null, lago],
    ]);
  });

  it("are one record of each type: of several in a cell the first that is here, and the others are listed", async () => {
    const { org, boss, contactId } = await people(world);
    await buildContact(boss, { givenName: "Eva", familyName: "Paz", email: "eva@lago.example" });
    const { result } = await bringActivities(
      world,
      org,
      boss,
      csv(
        "Type,Subject,Date,Contact",
        "Call,Two,2026-03-02 10:00,Nemo Nobody; Marta Quiroz; Eva Paz",
        "Call,One,2026-03-02 11:00,Marta Quiroz; marta@lago.example",
      ),
    );
    expect(result.failures).toEqual([]);
    expect(result.notices.map(({ line, reason }) => `${line}: ${reason}`)).toEqual([
      "2: Contact: it is about one of several; “Nemo Nobody, Eva Paz” stays only in its text",
    ]);
    expect((await stored(world, org)).map(({ text, contact_id }) => [text, contact_id])).toEqual([
      ["Two\nContact: Nemo Nobody; Marta Quiroz; Eva Paz", contactId],
      ["One\nContact: Marta Quiroz; marta@lago.example", contactId],
    ]);
  });
});
