import { newId } from "@arraigo/db/columns";
import type { Ctx, Tx } from "@arraigo/platform";
import { sql } from "drizzle-orm";
import { refreshAddresses } from "../../contacts/keep-points";
import { pointKey } from "../../contacts/point";
import { accountIdOf } from "../../records/record-keys";
import type { RecordRow } from "../../records/record-table";
import { recordHistory } from "../../timeline/record-event";
import type { ImportRun } from "../plan/import-run";
import type { ImportRow, Point } from "../rows/import-row";

/** "email_work" and "Teléfono (casa)" say where an address reaches somebody. */
function labelOf(heading: string): string {
  if (/work|office|business|trabajo|oficina|empresa/i.test(heading)) return "work";
  if (/home|personal|private|casa|particular/i.test(heading)) return "home";
  if (/mobile|cell|m[oó]vil|celular/i.test(heading)) return "mobile";
  return heading;
}

const keyOf = ({ kind, value }: Pick<Point, "kind" | "value">) => pointKey(kind, value);

/**
 * Keeps a person's further addresses and numbers, each under what its column is called. Who has only one of a kind has it on the
 * record itself and no row here; what is kept already stays as it is, with everything known about it. Search finds them; what a
 * record that was there gained is in its history, by which undoing takes it back.
 */
export async function writePoints(
  ctx: Ctx,
  tx: Tx,
  { type, importId }: Pick<ImportRun, "type" | "importId">,
  written: readonly { row: ImportRow; recordId: string; record?: RecordRow }[],
): Promise<void> {
  if (type !== "contact" && type !== "lead") return;
  const now = ctx.clock.now().toISOString();
  const rows = written.flatMap(({ row, recordId }) =>
    (["email", "phone"] as const).flatMap((kind) => {
      const points = row.points.filter((point) => point.kind === kind);
      if (points.length < 2) return [];
      return points.map((point, position) => ({
        id: newId(),
        organisation_id: ctx.organisationId,
        contact_id: type === "contact" ? recordId : null,
        lead_id: type === "lead" ? recordId : null,
        kind,
        value: point.value,
        key: keyOf(point),
        label: labelOf(point.label),
        position,
        created_at: now,
      }));
    }),
  );
  if (rows.length === 0) return;
  const columns = sql.raw(Object.keys(rows[0] ?? {}).join(", "));
  const { rows: added } = await tx.execute<Added>(sql`insert into crm.contact_points (${columns}) select ${columns}
    from jsonb_populate_recordset(null::crm.contact_points, ${JSON.stringify(rows)}::jsonb) on conflict do nothing
    returning id, coalesce(contact_id, lead_id) as record_id, kind, value, label`);
  await refreshAddresses(ctx, tx, type, [...new Set(added.map((point) => point.record_id))]);
  const held = new Map(written.flatMap(({ record }) => (record ? [[record.id, record] as const] : [])));
  await recordHistory(
    ctx,
    tx,
    added.flatMap(({ id, record_id, kind, value, label }) => {
      const record = held.get(record_id);
      // The record's own address is a change of the record; a record that is new has everything from its making.
      if (!record || keyOf({ kind, value }) === keyOf({ kind, value: String(record[kind] ?? "") })) return [];
      return [
        {
          subjectType: type,
          subjectId: record.id,
          accountId: accountIdOf(type, record),
          kind: "point_added" as const,
          source: "import" as const,
          runId: importId,
          changes: [{ field: kind, from: null, to: value, toValue: { id, label } }],
        },
      ];
    }),
  );
}

interface Added extends Record<string, unknown> {
  id: string;
  record_id: string;
  kind: "email" | "phone";
  value: string;
  label: string | null;
}
