import { openWorld } from "@arraigo/directory/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildAccount, buildContact } from "../../test/factories";
import { bringIn, type ImportWorld } from "../imports/testing/bring-in";
import { crmModule } from "../index";

let world: ImportWorld;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

/** Somebody who imported a file, gave two people a city, merged two companies and deleted one, a minute apart. */
async function busy() {
  const org = await world.organisation();
  const ana = await org.person({ givenName: "Ana", familyName: "Ruiz" });
  const at = (minute: number) =>
    world.setNow(new Date(Date.parse("2026-11-18T12:00:00Z") + minute * 60_000).toISOString());
  at(0);
  const people = [await buildContact(ana, { familyName: "Uno" }), await buildContact(ana, { familyName: "Dos" })];
  const [north, south, gone] = [
    await buildAccount(ana, "North"),
    await buildAccount(ana, "South"),
    await buildAccount(ana, "Gone"),
  ];
  at(1);
  const { importId } = await bringIn(world, org, ana, {
    fileName: "fair.csv",
    content: "First name,Last name,Email\nLuz,Mar,luz@mar.example\nEva,Sol,not an address\n",
  });
  at(2);
  const edit = await ana.call.contacts.bulkUpdate({ ids: people, values: { title: "Buyer" } });
  at(3);
  const { mergeId } = await ana.call.merges.merge({ type: "account", winnerId: north, loserIds: [south] });
  at(4);
  const deleted = await ana.call.accounts.remove({ ids: [gone] });
  at(5);
  return { org, ana, people, north, importId, editId: edit.runId, mergeId, deletedId: deleted.runId };
}

describe("what was done to many", () => {
  it("is one list of imports, changes, merges and deletions, newest first, page by page, with what each did", async () => {
    const { ana, north, importId, editId, mergeId, deletedId } = await busy();
    const { rows, next } = await ana.call.runs.list({});
    expect(next).toBeNull();
    expect(rows.map(({ id }) => id)).toEqual([deletedId, mergeId, editId, importId]);
    expect(rows).toMatchObject([
      {
        kind: "delete",
        first: { name: "Gone" },
        recordType: "account",
        records: 1,
        state: "done",
        undoable: true,
        mine: true,
        byName: "Ana Ruiz",
      },
      { kind: "merge", records: 2, into: { id: north, name: "North" }, undoable: true },
      {
        kind: "edit",
        recordType: "contact",
        records: 2,
        written: [{ field: "title", from: null, to: "Buyer" }],
        first: { type: "contact" },
      },
      { kind: "import", fileName: "fair.csv", recordType: "contact", undoable: true },
    ]);
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await ana.call.runs.list({ limit: 1, cursor });
      paged.push(...page.rows.map(({ id }) => id));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(paged).toEqual(rows.map(({ id }) => id));
    for (const [kind, id] of [
      ["edit", editId],
      ["import", importId],
      ["merge", mergeId],
      ["delete", deletedId],
    ] as const)
      expect((await ana.call.runs.list({ kind })).rows.map((row) => row.id)).toEqual([id]);
    expect((await ana.call.runs.list({ kind: "handover" })).rows).toEqual([]);
  });

  it("says what was taken back, by whom, and that something stayed; what is too old is past taking back", async () => {
    const { org, ana, people, importId, editId, mergeId } = await busy();
    const admin = await org.person({ roles: ["administrator"], givenName: "Sam", familyName: "Boss" });
    await ana.call.contacts.update({ id: people[0] ?? "", values: { title: "Owner" } });
    await admin.call.runs.undo({ runId: editId });
    await ana.call.merges.unmerge({ mergeId });
    await ana.call.imports.undo({ importId });
    const { rows } = await ana.call.runs.list({});
    const of = (id: string) => rows.find((row) => row.id === id);
    expect(of(editId)).toMatchObject({ state: "partlyUndone", kept: 1, undoneByName: "Sam Boss", undoable: false });
    expect(of(mergeId)).toMatchObject({ state: "undone", undoneByName: "Ana Ruiz", undoable: false });
    expect(of(importId)).toMatchObject({ state: "undone", undoable: false });
    world.setNow("2027-06-18T12:00:00Z");
    expect((await ana.call.runs.list({ kind: "delete" })).rows).toMatchObject([{ undoable: false, state: "done" }]);
  });

  it("is one's own; an administrator sees everybody's, or only theirs", async () => {
    const { org, ana, editId } = await busy();
    const leo = await org.person();
    const admin = await org.person({ roles: ["administrator"] });
    expect((await leo.call.runs.list({})).rows).toEqual([]);
    const all = await admin.call.runs.list({});
    expect(all.rows).toHaveLength(4);
    expect(all.rows.every(({ mine, byName }) => !mine && byName === "Ana Ruiz")).toBe(true);
    expect((await admin.call.runs.list({ mine: true })).rows).toEqual([]);
    expect((await ana.call.runs.list({ mine: true, kind: "edit" })).rows.map(({ id }) => id)).toEqual([editId]);
  });

  it("leads to its records: a list shows exactly those that one change touched", async () => {
    const { ana, people, importId, editId } = await busy();
    const touched = async (runId: string) =>
      (await ana.call.contacts.list({ conditions: [{ field: "run", op: "is", value: runId }] })).rows.map(
        ({ id }) => id,
      );
    expect((await touched(editId)).sort()).toEqual([...people].sort());
    const brought = await touched(importId);
    expect(brought.length).toBeGreaterThan(0);
    expect(brought.filter((id) => people.includes(id))).toEqual([]);
    const { count } = await ana.call.contacts.count({ conditions: [{ field: "run", op: "isNot", value: editId }] });
    expect(count).toBe(brought.length);
  });
});
