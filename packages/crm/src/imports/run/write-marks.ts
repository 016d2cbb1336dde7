import { ofTenant } from "@arraigo/db";
import { newId } from "@arraigo/db/columns";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, asc, sql } from "drizzle-orm";
import { markColumns } from "../../contacts/mark-point";
import { ownerColumn, type PointRow } from "../../contacts/point";
import { contactPoints } from "../../contacts/point-tables";
import type { ReachableType } from "../../contacts-contract";
import { updateRows } from "../../records/bulk-rows";
import { accountIdOf } from "../../records/record-keys";
import type { RecordRow } from "../../records/record-table";
import { uuids } from "../../records/scope";
import { recordHistory } from "../../timeline/record-event";
import type { ImportRun } from "../plan/import-run";
import type { ImportRow, Marking } from "../rows/import-row";

interface Marked {
  row: ImportRow;
  recordId: string;
  record?: RecordRow;
}

const addressKey = (recordId: string, { kind, key }: { kind: string; key: string }) => `${recordId} ${kind} ${key}`;

/**
 * Writes what the file says about addresses, in a few statements, each with its history: by that, undoing takes it back where nobody
 * said anything else since.
 */
export async function writeMarks(
  ctx: Ctx,
  tx: Tx,
  { type, importId }: Pick<ImportRun, "type" | "importId">,
  written: readonly Marked[],
): Promise<void> {
  const marked = written.filter(({ row }) => row.marking.length > 0);
  if ((type !== "contact" && type !== "lead") || marked.length === 0) return;
  await insertBare(ctx, tx, type, marked);
  const points = await lockedPoints(ctx, tx, type, marked);
  const now = ctx.clock.now();
  const changed = new Map<string, PointRow>();
  const happened = marked.flatMap(({ row, recordId, record }) => {
    const changes = row.marking.flatMap((marking) => {
      const place = addressKey(recordId, marking);
      const point = points.get(place);
      const { at, by, from } = markColumns[marking.mark];
      if (!point || (point[at] !== null) === marking.on) return [];
      const after = { ...point, ...setTo(marking.on, ctx.actor.personId)[marking.mark] };
      points.set(place, after);
      changed.set(place, after);
      const said = { id: point.id, at: (marking.on ? now : (point[at] as Date)).toISOString() };
      return [
        marking.on
          ? { field: marking.mark, from: null, to: marking.value, toValue: said }
          : {
              field: marking.mark,
              from: marking.value,
              to: null,
              fromValue: { ...said, by: point[by], from: point[from] },
            },
      ];
    });
    if (changes.length === 0) return [];
    return [
      {
        subjectType: type,
        subjectId: recordId,
        accountId: accountIdOf(type, record ?? { ...row.values, id: recordId }),
        kind: "point_changed" as const,
        source: "import" as const,
        runId: importId,
        changes,
      },
    ];
  });
  await updateRows(
    tx,
    contactPoints,
    [...changed.values()].map((point) => ({
      id: point.id,
      ...Object.fromEntries(
        Object.values(markColumns).flatMap(({ at, by, from }) => [at, by, from].map((key) => [key, point[key]])),
      ),
    })),
  );
  await recordHistory(ctx, tx, happened);

  function setTo(on: boolean, personId: string | null) {
    const said = (column: (typeof markColumns)[keyof typeof markColumns]) => ({
      [column.at]: on ? now : null,
      [column.by]: on ? personId : null,
      [column.from]: null,
    });
    return { consent: said(markColumns.consent), optOut: said(markColumns.optOut), invalid: said(markColumns.invalid) };
  }
}

/** Rows for the addresses that so far only stood on their record. */
async function insertBare(ctx: Ctx, tx: Tx, type: ReachableType, marked: readonly Marked[]): Promise<void> {
  const now = ctx.clock.now().toISOString();
  const rows = marked.flatMap(({ row, recordId }) =>
    row.marking.map(({ kind, value, key }: Marking) => ({
      id: newId(),
      organisation_id: ctx.organisationId,
      contact_id: type === "contact" ? recordId : null,
      lead_id: type === "lead" ? recordId : null,
      kind,
      value,
      key,
      position: 0,
      created_at: now,
    })),
  );
  const columns = sql.raw(Object.keys(rows[0] ?? {}).join(", "));
  await tx.execute(sql`insert into crm.contact_points (${columns}) select ${columns}
    from jsonb_populate_recordset(null::crm.contact_points, ${JSON.stringify(rows)}::jsonb) on conflict do nothing`);
}

async function lockedPoints(ctx: Ctx, tx: Tx, type: ReachableType, marked: readonly Marked[]) {
  const owner = contactPoints[ownerColumn[type]];
  const rows = await tx
    .select()
    .from(contactPoints)
    .where(
      and(
        ofTenant(contactPoints.organisationId, ctx.organisationId),
        sql`${owner} = any(${uuids([...new Set(marked.map(({ recordId }) => recordId))])})`,
      ),
    )
    .orderBy(asc(contactPoints.id))
    .for("update");
  return new Map(rows.map((row) => [addressKey(row[ownerColumn[type]] ?? "", row), row]));
}
