import { newId } from "@arraigo/db/columns";
import { openWorld, type World } from "@arraigo/directory/testing";
import { inTransaction } from "@arraigo/platform";
import { eq, sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { duplicatePairs } from "../duplicates/tables";
import { fieldsOf } from "../fields/record-fields";
import { customFields } from "../fields/tables";
import { crmModule } from "../index";
import { stagesOf } from "../pipeline/list-stages";
import { isStaged, type RecordType, recordTypes } from "../record-types";
import { insertRows } from "../records/bulk-rows";
import { derivedColumns } from "../records/record-keys";
import { type RecordRow, tableOf } from "../records/record-table";
import { qualityParts } from "./definition";
import { qualityRules } from "./quality-rules";
import { qualityOf } from "./record-quality";
import { measuredRecords } from "./score-sql";

let world: World<typeof crmModule.router>;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

const word = fc.oneof(
  fc.constantFrom("", " ", "\t \n", "Marta", "ñandú", "0", "a@b.co", "a@b", "MARTA@EXAMPLE.COM", "x@y..z", "a b@c.de"),
  fc.constantFrom(
    "+34 600 100 200",
    "12",
    "555-0100 ext 12",
    "(0)",
    "call me",
    "١٢٣٤٥٦٧",
    "acme.example",
    "HTTP://a.b/c d",
  ),
  fc.string({ maxLength: 12 }).map((text) => text.replaceAll("\u0000", "")),
);
const byKind: Record<string, fc.Arbitrary<unknown>> = {
  tags: fc.constant([]),
  integer: fc.integer({ min: 0, max: 99 }),
  money: fc.integer({ min: 0, max: 99 }),
  date: fc.constantFrom("1850-01-01", "1999-12-31", "2026-11-18", "2150-01-01"),
  instant: fc.constantFrom("2026-01-05T10:00:00.000Z"),
  currency: fc.constant("USD"),
};

function recordsOf(
  type: RecordType,
  some: { owners: (string | null)[]; stages: string[]; others: string[]; organisationId: string },
) {
  const shape: Record<string, fc.Arbitrary<unknown>> = {};
  for (const [key, field] of Object.entries(fieldsOf(type))) {
    if (field.readOnly) continue;
    const value =
      field.kind === "record"
        ? fc.constantFrom(...some.others)
        : field.kind === "queue"
          ? fc.constant(null)
          : field.kind === "choice"
            ? fc.constantFrom(...(field.choices ?? []), "something else")
            : (byKind[field.kind] ?? word);
    shape[key] =
      field.kind === "currency" || field.kind === "tags" || field.required || /Name$/.test(key)
        ? value
        : fc.option(key === "parentId" ? fc.constant(null) : value, { nil: null });
  }
  return fc.record({
    ...shape,
    ownerId: fc.constantFrom(...some.owners),
    custom: fc.record(
      { k1: fc.option(word, { nil: null }), k2: fc.constantFrom("red", "blue", "", null) },
      { requiredKeys: [] },
    ),
    lastActivityAt: fc.option(
      fc.integer({ min: 0, max: 500 }).map((days) => new Date(Date.UTC(2026, 10, 18) - days * 90_000_000)),
      { nil: null },
    ),
    createdAt: fc.integer({ min: 0, max: 500 }).map((days) => new Date(Date.UTC(2026, 10, 18) - days * 87_654_321)),
    ...(isStaged(type) ? { stageId: fc.constantFrom(...some.stages), stageEnteredAt: fc.constant(new Date(0)) } : {}),
  });
}

interface Lacks {
  missing: string[];
  invalid: string[];
}

test("the definition says the same one record at a time and as one statement over all of them", async () => {
  const company = await world.organisation();
  const ana = await company.person();
  const gone = await company.person();
  const now = new Date("2026-11-18T12:00:00Z");
  world.setNow(now.toISOString());
  await inTransaction(company.system, async (tx) => {
    await tx.execute(sql`update directory.people set ends_on = '2026-11-17' where id = ${gone.id}::uuid`);
    for (const recordType of recordTypes)
      for (const [position, field] of (
        [
          { key: "k1", label: { en: "Site" }, kind: "url", requiredAt: now },
          { key: "k2", label: { en: "Colour" }, kind: "choice", choices: ["red", "green"], requiredAt: null },
        ] as const
      ).entries())
        await tx.insert(customFields).values({
          organisationId: company.id,
          recordType,
          position,
          ...field,
          choices: "choices" in field ? [...field.choices] : [],
        });
  });
  const account = await ana.call.accounts.create({ name: "Aceros", custom: { k1: "acme.example" } });
  for (const type of recordTypes)
    await inTransaction(company.system, async (tx) => {
      const stages = isStaged(type) ? (await stagesOf(company.system, tx, type)).map((stage) => stage.id) : [];
      const arbitrary = recordsOf(type, {
        owners: [ana.id, gone.id, null],
        stages,
        others: [account.id],
        organisationId: company.id,
      });
      const made = fc.sample(arbitrary, { numRuns: 120, seed: 7 }).map((row, index) => {
        const filled: Record<string, unknown> = {
          ...row,
          ...(type === "case" ? { number: index + 1, openedAt: now } : {}),
          id: newId(now.getTime()),
          organisationId: company.id,
          details: {},
          updatedAt: (row as { createdAt: Date }).createdAt,
        };
        for (const key of ["contactId", "productId", "parentId"]) if (key in filled) filled[key] = null;
        return { ...filled, ...derivedColumns(type, filled) };
      });
      await insertRows(tx, tableOf[type], made);
      const ids = made.map((row) => String((row as { id?: unknown }).id)).sort();
      for (let index = 0; index + 1 < 40; index += 2)
        await tx.insert(duplicatePairs).values({
          organisationId: company.id,
          recordType: type,
          firstId: ids[index] as string,
          secondId: ids[index + 1] as string,
          score: 0.6 + index / 100,
          reasons: [],
          foundAt: now,
          state: index % 3 === 0 ? "dismissed" : "open",
        });
      const ctx = { ...company.system, clock: { now: () => now } };
      const rules = await qualityRules(ctx, tx, type);
      const table = tableOf[type];
      const rows = (await tx.select().from(table).where(eq(table.organisationId, company.id))) as RecordRow[];
      const one = await qualityOf(ctx, tx, rules, rows);
      const { rows: all } = await tx.execute<Record<string, number> & { id: string } & Lacks>(
        measuredRecords(ctx, rules, { timeZone: "UTC", today: "2026-11-18" }, undefined, true),
      );
      const byId = new Map(all.map((row) => [String(row.id), row]));
      expect(byId.size).toBe(rows.length);
      for (const each of one) {
        const set = byId.get(each.id);
        for (const part of qualityParts)
          expect([type, each.id, part, set?.[part]]).toEqual([
            type,
            each.id,
            part,
            expect.closeTo(each.parts[part], 9),
          ]);
        expect(set?.points).toBeCloseTo(each.score, 8);
        const fields = (of: string) =>
          each.findings.flatMap((finding) =>
            finding.part === of && "fields" in finding ? [finding.fields.join("|")] : [],
          );
        expect([...(set?.missing ?? [])].sort()).toEqual(fields("completeness").sort());
        expect([...(set?.invalid ?? [])].sort()).toEqual(fields("validity").sort());
      }
    });
});
