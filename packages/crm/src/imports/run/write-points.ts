import { newId } from "@arraigo/db/columns";
import type { Ctx, Tx } from "@arraigo/platform";
import { sql } from "drizzle-orm";
import type { RecordType } from "../../record-types";
import type { ImportRow, Point } from "../rows/import-row";

/** "email_work" and "Teléfono (casa)" say where an address reaches somebody. */
function labelOf(heading: string): string {
  if (/work|office|business|trabajo|oficina|empresa/i.test(heading)) return "work";
  if (/home|personal|private|casa|particular/i.test(heading)) return "home";
  if (/mobile|cell|m[oó]vil|celular/i.test(heading)) return "mobile";
  return heading;
}

const keyOf = ({ kind, value }: Point) => (kind === "email" ? value.toLowerCase() : value.replace(/\D+/g, ""));

/**
 * Keeps a person's further addresses and numbers, each under what its column is called. Who has only one of a kind has it on the
 * record itself and no row here; what is kept already stays as it is, with everything known about it.
 */
export async function writePoints(
  ctx: Ctx,
  tx: Tx,
  type: RecordType,
  written: readonly { row: ImportRow; recordId: string }[],
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
  await tx.execute(sql`insert into crm.contact_points (${columns}) select ${columns}
    from jsonb_populate_recordset(null::crm.contact_points, ${JSON.stringify(rows)}::jsonb) on conflict do nothing`);
}
