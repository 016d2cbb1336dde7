import { openWorld, type World } from "@arraigo/directory/testing";
import { inTransaction } from "@arraigo/platform";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildAccount, buildContact, buildOpportunity } from "../../test/factories";
import { crmModule } from "../index";
import { recordById } from "../records/find-record";
import { handRecords } from "../records/hand-records";
import type { router } from "../router";

let world: World<typeof router>;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

describe("the history of a record", () => {
  it("an account shows what happened to its contacts, opportunities and cases, each by name", async () => {
    const ana = await (await world.organisation()).person();
    const accountId = await buildAccount(ana);
    const contactId = await buildContact(ana, { accountId });
    await buildOpportunity(ana, { accountId, name: "Renewal" });
    const { id: caseId } = await ana.call.cases.create({ subject: "Late delivery", accountId });
    await ana.call.activities.log({ text: "Rang back", kind: "call", caseId, minutes: 12 });
    const { entries } = await ana.call.records.timeline({ type: "account", id: accountId });
    expect(new Set(entries.map((entry) => entry.subjectName))).toEqual(
      new Set([null, "Marta Quiroz", "Renewal", "#1 Late delivery"]),
    );
    expect(entries.filter((entry) => entry.kind === "activity")).toMatchObject([{ minutes: 12, subjectType: "case" }]);
    expect((await ana.call.records.timeline({ type: "contact", id: contactId })).entries).toHaveLength(1);
  });

  it("an account says in which currency a deal's amount was changed", async () => {
    const ana = await (await world.organisation()).person();
    const accountId = await buildAccount(ana);
    const { id } = await ana.call.opportunities.create({
      name: "Kyoto",
      accountId,
      currency: "JPY",
      amountMinor: 1_200,
    });
    await ana.call.opportunities.update({ id, values: { amountMinor: 1_500 } });
    const { entries } = await ana.call.records.timeline({ type: "account", id: accountId, filter: "changes" });
    expect(entries[0]).toMatchObject({ currency: "JPY", changes: [{ field: "amountMinor", from: 1_200, to: 1_500 }] });
  });

  it("changes of one person within ten minutes read as one, and restoring goes back to the first value shown", async () => {
    const ana = await (await world.organisation()).person();
    world.setNow("2026-11-18T11:00:00Z");
    const id = await buildAccount(ana);
    for (const [minute, city] of [
      ["00", "Lima"],
      ["04", "Cusco"],
      ["09", "Quito"],
    ]) {
      world.setNow(`2026-11-18T12:${minute}:00Z`);
      await ana.call.accounts.update({ id, values: { city: city ?? "" } });
    }
    world.setNow("2026-11-18T13:00:00Z");
    const { entries } = await ana.call.records.timeline({ type: "account", id, filter: "changes" });
    const [together] = entries;
    expect(together?.changes).toMatchObject([{ field: "city", from: null, to: "Quito" }]);
    await ana.call.records.restoreValue({ eventId: together?.changes[0]?.eventId ?? "", field: "city" });
    expect((await ana.call.accounts.get({ id })).city).toBeNull();
    const history = await ana.call.records.fieldHistory({ type: "account", id, field: "city" });
    expect(history.values.map((value) => [value.from, value.to, value.source])).toEqual([
      ["Quito", null, "undo"],
      ["Cusco", "Quito", "screen"],
      ["Lima", "Cusco", "screen"],
      [null, "Lima", "screen"],
    ]);
  });

  it("pages never lose or repeat an entry, whatever was taken back in between", async () => {
    const ana = await (await world.organisation()).person();
    const contactId = await buildContact(ana);
    for (let minute = 10; minute < 40; minute++) {
      world.setNow(`2026-11-18T14:${minute}:00Z`);
      const { id } = await ana.call.activities.log({ text: `Call ${minute}`, kind: "call", contactId });
      if (minute % 3 === 0) await ana.call.activities.withdraw({ id });
    }
    const texts: (string | null)[] = [];
    let cursor: string | undefined;
    do {
      const page = await ana.call.records.timeline({
        type: "contact",
        id: contactId,
        limit: 7,
        ...(cursor && { cursor }),
      });
      texts.push(...page.entries.map((entry) => entry.text));
      cursor = page.next ?? undefined;
    } while (cursor);
    const calls = texts.filter((text) => text !== null);
    expect(calls).toHaveLength(20);
    expect(new Set(calls).size).toBe(20);
    expect(calls[0]).toBe("Call 38");
  });

  it("narrows to the door something came through: by hand, put back, by the system itself, from a merge", async () => {
    const org = await world.organisation();
    const ana = await org.person({ roles: ["administrator"] });
    const id = await buildAccount(ana);
    const loserId = await buildAccount(ana);
    world.setNow("2026-11-18T14:00:00Z");
    await ana.call.accounts.update({ id, values: { city: "Lima" } });
    const { entries } = await ana.call.records.timeline({ type: "account", id, source: "screen", filter: "changes" });
    const change = entries.flatMap((entry) => entry.changes).find(({ field }) => field === "city");
    await ana.call.records.restoreValue({ eventId: change?.eventId ?? "", field: "city" });
    const { mergeId } = await ana.call.merges.merge({ type: "account", winnerId: id, loserIds: [loserId] });
    await ana.call.merges.unmerge({ mergeId });
    await inTransaction(org.system, async (tx) => {
      const row = await recordById(org.system, tx, "crm.account.write", "account", id);
      await handRecords(org.system, tx, "account", [row], null);
    });
    const doors = async (source: "screen" | "undo" | "merge" | "system" | "import") =>
      (await ana.call.records.timeline({ type: "account", id, source })).entries.map((entry) => [
        entry.source,
        entry.kind,
      ]);
    for (const source of ["screen", "undo", "merge", "system"] as const) {
      const found = await doors(source);
      expect(found.length, source).toBeGreaterThan(0);
      expect(new Set(found.map(([from]) => from))).toEqual(new Set([source]));
    }
    expect(await doors("system")).toEqual([["system", "reassigned"]]);
    expect(await doors("import")).toEqual([]);
  });

  it("narrows to what was done, moved or changed", async () => {
    const ana = await (await world.organisation()).person();
    const id = await buildOpportunity(ana);
    await ana.call.activities.log({ text: "Rang", kind: "call", opportunityId: id });
    await ana.call.opportunities.update({ id, values: { amountMinor: 100 } });
    const kinds = async (filter: "activities" | "changes" | "stages") =>
      (await ana.call.records.timeline({ type: "opportunity", id, filter })).entries.map((entry) => entry.kind);
    expect(await kinds("activities")).toEqual(["activity"]);
    expect((await kinds("changes")).sort()).toEqual(["changed", "created"]);
    expect(await kinds("stages")).toEqual([]);
  });
});
