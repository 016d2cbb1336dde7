import type { Ctx, Tx } from "@arraigo/platform";
import { inLanguage } from "@arraigo/platform/contract";
import { StageGateUnmet } from "../errors";
import { customFieldsOf } from "../fields/check-custom-values";
import type { RecordType, StagedType } from "../record-types";
import { isMet, type Missing } from "./gate";

/** The one gate behind every way in. Says everything that is missing at once: by name for the screen, and in words. */
export async function assertGate(
  ctx: Ctx,
  tx: Tx,
  type: StagedType,
  stage: { id: string; name: string },
  missing: Missing,
): Promise<void> {
  if (isMet(missing)) return;
  const { fields, activities, approval } = missing;
  throw new StageGateUnmet(
    {
      stage: stage.name,
      stageId: stage.id,
      ...(fields.length > 0 ? { fields: fields.join(",") } : {}),
      activities: activities.map((each) => `${each.kind}:${each.countDone}:${each.countMin}`).join(","),
      approval: approval ?? "",
      words: await missingWords(ctx, tx, type, missing),
    },
    fields[0],
  );
}

/** Everything that is missing as one half-sentence in the reader's language. */
export async function missingWords(ctx: Ctx, tx: Tx, type: StagedType, missing: Missing): Promise<string> {
  const say = (key: string, params?: Record<string, string | number>) =>
    ctx.translate(ctx.actor.language, `crm.gate.${key}`, params);
  const names = await fieldWords(ctx, tx, type, missing.fields);
  const parts = [
    ...(names.length > 0 ? [say("fields", { words: names.join(", ") })] : []),
    ...missing.activities.map((each) =>
      say(`activities.${each.kind}`, { count: each.countMin - each.countDone, done: each.countDone }),
    ),
    ...(missing.approval ? [say(`approval.${missing.approval}`)] : []),
  ];
  return parts.join("; ");
}

/** What people call these fields, own ones by their label. */
export async function fieldWords(ctx: Ctx, tx: Tx, type: RecordType, fields: readonly string[]): Promise<string[]> {
  const own = fields.some((field) => field.startsWith("custom.")) ? await customFieldsOf(ctx, tx, type) : [];
  const labels = new Map(own.map((each) => [`custom.${each.key}`, inLanguage(each.label, ctx.actor.language)]));
  return fields.map((field) =>
    field.startsWith("custom.")
      ? (labels.get(field) ?? field.slice("custom.".length))
      : ctx.translate(ctx.actor.language, `crm.fields.${field}`).toLowerCase(),
  );
}
