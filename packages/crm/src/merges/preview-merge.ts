import { ofTenant } from "@arraigo/db";
import { reaches } from "@arraigo/directory";
import { type Ctx, inTransaction, type Tx } from "@arraigo/platform";
import { inLanguage } from "@arraigo/platform/contract";
import { and, type Column, type SQL, sql } from "drizzle-orm";
import { aboutReadable } from "../activities/about-readable";
import { readableActivities } from "../activities/readable-activities";
import { activities } from "../activities/tables";
import { countMax } from "../contract";
import { recordBriefs } from "../duplicates/record-briefs";
import type { MatchableType, PreviewMerge } from "../duplicates-contract";
import { MergeWithItself } from "../errors";
import { customFieldsOf } from "../fields/check-custom-values";
import type { FieldKind } from "../fields/field";
import { recordTypes } from "../record-types";
import { readableWhere } from "../records/readable-names";
import { recordName } from "../records/record-keys";
import { type RecordRow, tableOf } from "../records/record-table";
import { referenceNames } from "../records/references";
import { uuids } from "../records/scope";
import { recordEvents } from "../timeline/tables";
import { decidePoints, type Point } from "./decide-points";
import { isBlank } from "./decide-values";
import { addressedRows, mergedFields, mergePermission, readMerging } from "./load-merging";
import { decided, firstAddresses } from "./merge-records";
import { type Pointer, pointers } from "./pointers";

/**
 * What merging would do, before anything is written: field by field what each record holds and what would stand, which addresses
 * with the stricter consent, and how much would move. Without a winner the record with the most known fields is proposed.
 */
export async function previewMerge(ctx: Ctx, input: PreviewMerge) {
  return inTransaction(ctx, async (tx) => {
    const { type } = input;
    const ids = [...new Set(input.ids)];
    if (ids.length < 2) throw new MergeWithItself({}, "ids");
    const found = await readMerging(ctx, tx, type, ids);
    const fields = await mergedFields(ctx, tx, type);
    const known = (row: RecordRow) => Object.keys(fields).filter((key) => !isBlank(row[key])).length;
    const fullest = found.toSorted((a, b) => known(b) - known(a) || a.createdAt.getTime() - b.createdAt.getTime())[0];
    const winnerId = found.find((row) => row.id === input.winnerId)?.id ?? fullest?.id ?? "";
    const rows = found.toSorted((a, b) => Number(b.id === winnerId) - Number(a.id === winnerId));

    const decisions = await decided(ctx, tx, type, rows, input.choices);
    const plain = decisions.flatMap((each) => each.values.map(({ value }) => ({ [each.field]: value })));
    const names = await referenceNames(ctx, tx, fields, plain);
    const labels = new Map((await customFieldsOf(ctx, tx, type)).map((own) => [`custom.${own.key}`, own.label]));
    const shown = (value: unknown) => (typeof value === "string" ? (names.get(value) ?? null) : null);
    const briefs = await recordBriefs(ctx, tx, type, ids);
    const counts = await movingCounts(ctx, tx, type, ids);
    const points =
      type === "account" ? [] : decidePoints(await addressedRows(ctx, tx, type, rows), firstAddresses(decisions)).all;
    return {
      type,
      winnerId,
      records: await Promise.all(
        rows.map(async (row) => ({
          ...(briefs.get(row.id) as NonNullable<ReturnType<typeof briefs.get>>),
          name: recordName(type, row),
          converted: type === "lead" && row.convertedAt != null,
          mayWrite:
            (await reaches(ctx, tx, `crm.${type}.write`, row.ownerId)) &&
            (await reaches(ctx, tx, mergePermission, row.ownerId)),
          counts: counts.get(row.id) ?? {},
        })),
      ),
      fields: decisions.map((each) => ({
        field: each.field,
        kind: fields[each.field]?.kind as FieldKind,
        label: labels.has(each.field) ? inLanguage(labels.get(each.field) ?? {}, ctx.actor.language) : null,
        values: each.values.map(({ id, value }) => ({ id, value: travelling(value), shown: shown(value) })),
        chosen: each.chosen,
        result: travelling(each.result),
        resultShown: shown(each.result),
        differs: each.differs,
        joinable: each.field === "notes" || fields[each.field]?.kind === "tags",
      })),
      addresses: points.map(shownPoint),
    };
  });
}

type Travelling = string | number | boolean | string[] | null;
const travelling = (value: unknown): Travelling =>
  value instanceof Date ? value.toISOString() : ((value ?? null) as Travelling);

function shownPoint(point: Omit<Point, "id">) {
  const known = point.optedOutAt ? ("optedOut" as const) : point.consentedAt ? ("consented" as const) : null;
  return {
    kind: point.kind,
    value: point.value,
    label: point.label,
    consent: known,
    invalid: point.invalidAt !== null,
  };
}

/** How much of what the actor may read hangs on each record, by what; each up to 1,001. All of it moves. */
async function movingCounts(ctx: Ctx, tx: Tx, type: MatchableType, ids: readonly string[]) {
  const counts = new Map<string, Record<string, number>>(ids.map((id) => [id, {}]));
  const tally = async (counted: string, table: { organisationId: Column }, column: Column, where?: SQL) => {
    for (const id of ids) {
      const { rows } = await tx.execute<{ count: number }>(
        sql`select count(*)::int as count from (select from ${table} where ${and(ofTenant(table.organisationId, ctx.organisationId), sql`${column} = any(${uuids([id])})`, where)} limit ${countMax}) counted`,
      );
      const held = counts.get(id) ?? {};
      held[counted] = Math.min(countMax, (held[counted] ?? 0) + (rows[0]?.count ?? 0));
      counts.set(id, held);
    }
  };
  for (const { table, column, counted } of pointers[type])
    await tally(counted, table, (table as unknown as Record<string, Column>)[column] as Column, readableOf(ctx, table));
  await tally("events", recordEvents, recordEvents.subjectId);
  return counts;
}

function readableOf(ctx: Ctx, table: Pointer["table"]): SQL | undefined {
  if (table === activities) return and(readableActivities(ctx), aboutReadable(ctx));
  const type = recordTypes.find((each) => (tableOf[each] as unknown) === table);
  return type && readableWhere(ctx, type, (table as unknown as { ownerId: Column }).ownerId);
}
