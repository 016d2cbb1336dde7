import type { Ctx, Tx } from "@arraigo/platform";
import { customFieldsOf } from "../fields/check-custom-values";
import type { Field } from "../fields/field";
import { writableFields } from "../fields/record-fields";
import type { RecordRow } from "../records/record-table";
import { type LeadValues, type Mapped, mapLead, type OwnField, type Target } from "./map-lead";

/** A lead's row as mapping reads it: what somebody said about it, and nothing the system keeps. `reason` is about the lead alone. */
export function asLeadValues(row: RecordRow): LeadValues {
  const said = writableFields("lead").filter(([key]) => key !== "reason");
  const values = Object.fromEntries(said.map(([key]) => [key, row[key] ?? null]));
  return { ...values, custom: row.custom, details: row.details } as unknown as LeadValues;
}

/** Where the fields of this lead go, own ones included. */
export async function mappingOf(
  ctx: Ctx,
  tx: Tx,
  row: RecordRow,
  wanted: Readonly<Record<Target, boolean>>,
): Promise<Mapped> {
  const own = {
    lead: await ownOf(ctx, tx, "lead"),
    account: await ownOf(ctx, tx, "account"),
    contact: await ownOf(ctx, tx, "contact"),
    opportunity: await ownOf(ctx, tx, "opportunity"),
  };
  return mapLead(asLeadValues(row), wanted, own);
}

async function ownOf(ctx: Ctx, tx: Tx, type: Target | "lead"): Promise<OwnField[]> {
  return (await customFieldsOf(ctx, tx, type)).map(({ key, kind, label, choices }) => ({
    key,
    kind: kind as Field["kind"],
    label,
    choices,
  }));
}
