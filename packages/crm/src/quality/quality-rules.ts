import { ofTenant } from "@arraigo/db";
import type { Ctx, Tx } from "@arraigo/platform";
import { inLanguage } from "@arraigo/platform/contract";
import { and, eq } from "drizzle-orm";
import { asField, customFieldsOf } from "../fields/check-custom-values";
import { pipelines, stages } from "../pipeline/tables";
import { isStaged, type RecordType } from "../record-types";
import { type Check, checksOf, type OwnField, type Want, wantsIn } from "./definition";

/** What quality means for one type in one organisation: the wanted fields of each stage, and what is checked. */
export interface QualityRules {
  type: RecordType;
  /** By stage id; of a type without stages below "". */
  wants: ReadonlyMap<string, readonly Want[]>;
  checks: readonly Check[];
  /** What people call the organisation's own fields, by key on the wire. */
  labels: ReadonlyMap<string, string>;
}

/** Archived stages count too: records may still stand in them. */
export async function qualityRules(ctx: Ctx, tx: Tx, type: RecordType): Promise<QualityRules> {
  const fields = await customFieldsOf(ctx, tx, type);
  const own: OwnField[] = fields.map((field) => ({
    key: `custom.${field.key}`,
    field: asField(field),
    required: field.requiredAt !== null,
  }));
  const labels = new Map(fields.map((field) => [`custom.${field.key}`, inLanguage(field.label, ctx.actor.language)]));
  const checks = checksOf(type, own);
  if (!isStaged(type)) return { type, wants: new Map([["", wantsIn(type, null, own)]]), checks, labels };
  const rows = await tx.planned
    .select({ id: stages.id, kind: stages.kind, requires: stages.requires })
    .from(stages)
    .innerJoin(pipelines, and(eq(pipelines.organisationId, stages.organisationId), eq(pipelines.id, stages.pipelineId)))
    .where(and(ofTenant(stages.organisationId, ctx.organisationId), eq(pipelines.recordType, type)));
  const wants = rows.map(
    ({ id, kind, requires }) => [id, wantsIn(type, { open: kind === "open", requires }, own)] as const,
  );
  return { type, wants: new Map(wants), checks, labels };
}
