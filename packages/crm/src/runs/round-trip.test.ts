import { withTenant } from "@arraigo/db";
import { openWorld, type TestOrganisation, type TestPerson } from "@arraigo/directory/testing";
import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bringIn, type ImportWorld } from "../imports/testing/bring-in";
import { crmModule } from "../index";
import type { router } from "../router";

let world: ImportWorld;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

type Person = TestPerson<typeof router>;
type Organisation = TestOrganisation<typeof router>;
/** What a lead has that any of the acts below may change. */
const fields = ["interest", "city", "title", "owner_id", "stage_id", "gone_at"] as const;
type Field = (typeof fields)[number];
type Snapshot = Map<string, Record<Field, unknown>>;

const people = ["Luz", "Eva", "Sol", "Paz"];
const mailOf = (name: string) => `${name.toLowerCase()}@lago.example`;

const texts = fc.constantFrom("Pumps", "Valves", "Vigo", "Lugo");
const textField = fc.constantFrom("interest", "city", "title");
const which = fc.integer({ min: 0, max: people.length - 1 });
const some = fc.uniqueArray(which, { minLength: 1 });
/** One change of many that can be taken back. */
const act = fc.oneof(
  fc.record({ kind: fc.constant("edit" as const), some, field: textField, text: fc.option(texts, { freq: 2 }) }),
  fc.record({ kind: fc.constant("import" as const), some, field: textField, text: texts, staged: fc.boolean() }),
  fc.record({ kind: fc.constant("move" as const), some, to: fc.nat(1) }),
  fc.record({ kind: fc.constant("hand" as const), some }),
  fc.record({ kind: fc.constant("remove" as const), some }),
  fc.record({ kind: fc.constant("merge" as const), pair: fc.uniqueArray(which, { minLength: 2, maxLength: 2 }) }),
);
/** What somebody does to one record by hand meanwhile. */
const touch = fc.record({ who: which, field: textField, text: texts });
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

/** Four leads, some fields filled, one of them in the stage that asks for an interest. */
async function leadsOf(boss: Person, filled: readonly string[]) {
  const ids: string[] = [];
  for (const [index, givenName] of people.entries())
    ids.push(
      (
        await boss.call.leads.create({
          givenName,
          familyName: "Mar",
          email: mailOf(givenName),
          city: filled[index] || null,
          interest: filled[index + 1] || null,
        })
      ).id,
    );
  return ids;
}

async function snapshot(organisation: Organisation, ids: readonly string[]): Promise<Snapshot> {
  const { rows } = await withTenant(world.services.database, organisation.id, (db) =>
    db.execute<Record<string, unknown>>(
      sql.raw(`select id, ${fields.join(", ")} from crm.leads where organisation_id = '${organisation.id}'`),
    ),
  );
  const byId = new Map(rows.map((row) => [String(row.id), row as Record<Field, unknown>]));
  return new Map(ids.map((id) => [id, byId.get(id) as Record<Field, unknown>]));
}

/** Does it, and says how it is taken back; nothing where the process did not allow it. */
async function does(organisation: Organisation, boss: Person, heir: Person, ids: readonly string[], made: Act) {
  const at = (numbers: readonly number[]) => numbers.map((each) => ids[each] ?? "");
  // Where nothing changed there is no run.
  const undoRun =
    ({ runId, changed }: { runId: string | null; changed: number }) =>
    async () =>
      runId !== null && changed > 0 ? boss.call.runs.undo({ runId }) : undefined;
  const stages = (await boss.call.pipelines.list({ type: "lead" }))[0]?.stages ?? [];
  switch (made.kind) {
    case "edit": {
      const values = { [made.field]: made.text };
      return undoRun(await boss.call.leads.bulkUpdate({ ids: at(made.some), values }));
    }
    case "move": {
      const stageId = stages[made.to + 1]?.id ?? "";
      const { runId, moved } = await boss.call.stages.moveMany({ type: "lead", ids: at(made.some), stageId });
      return undoRun({ runId: runId ?? null, changed: moved });
    }
    case "hand":
      return undoRun(await boss.call.leads.bulkReassign({ ids: at(made.some), ownerId: heir.id }));
    case "remove":
      return undoRun(await boss.call.leads.remove({ ids: at(made.some) }));
    case "merge": {
      const [winnerId = "", loserId = ""] = at(made.pair);
      const { mergeId } = await boss.call.merges.merge({ type: "lead", winnerId, loserIds: [loserId] });
      return () => boss.call.merges.unmerge({ mergeId });
    }
    case "import": {
      const heading = { interest: "Interested in", city: "City", title: "Title" }[made.field] ?? "";
      const lines = made.some.map(
        (n) => `${people[n]},Mar,${mailOf(people[n] ?? "")},${made.text},${made.staged ? "Contacted" : ""}`,
      );
      const content = [`First name,Last name,Email,${heading},Stage`, ...lines].join("\n");
      const { importId } = await bringIn(world, organisation, boss, { recordType: "lead", content });
      return () => boss.call.imports.undo({ importId });
    }
  }
}

test("whatever was done to many and by whom since: taken back, what nobody touched is as it was, and nothing somebody wrote is lost", async () => {
  const organisation = await world.organisation();
  const boss = await organisation.person({ roles: ["administrator"] });
  const heir = await organisation.person();
  const other = await organisation.person({ roles: ["administrator"] });
  const drawn = fc.record({
    filled: fc.array(fc.constantFrom("", "Lugo", "Vigo"), { minLength: 5, maxLength: 5 }),
    earlier: fc.array(touch, { maxLength: 2 }),
    made: act,
    later: fc.array(touch, { maxLength: 3 }),
  });
  await fc.assert(
    fc.asyncProperty(drawn, async ({ filled, earlier, made, later }) => {
      const ids = await leadsOf(boss, filled);
      const write = async ({ who, field, text }: (typeof later)[number]) =>
        other.call.leads.update({ id: ids[who] ?? "", values: { [field]: text } }).then(
          () => true,
          () => false,
        );
      for (const each of earlier) await write(each);
      const before = await snapshot(organisation, ids);
      const undo = await does(organisation, boss, heir, ids, made);
      const done = await snapshot(organisation, ids);
      const touched = new Map<string, unknown>();
      for (const each of later) {
        const id = ids[each.who] ?? "";
        // Nobody writes into what is gone; setting what stands already is no choice that history knows of.
        if (done.get(id)?.gone_at !== null) continue;
        const now = (await snapshot(organisation, [id])).get(id)?.[each.field as Field];
        if (now !== each.text && (await write(each))) touched.set(`${id} ${each.field}`, each.text);
      }
      await undo();
      const after = await snapshot(organisation, ids);
      for (const id of ids)
        for (const field of fields) {
          const key = `${id} ${field}`;
          const expected = touched.has(key) ? touched.get(key) : before.get(id)?.[field];
          expect(after.get(id)?.[field], `${made.kind}: ${field} of ${people[ids.indexOf(id)]}`).toEqual(expected);
        }
      await boss.call.leads.remove({ ids });
    }),
    { numRuns: 40, seed: 20261122 },
  );
}, 120_000);
