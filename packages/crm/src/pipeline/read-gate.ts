import { holds, reaches } from "@arraigo/directory";
import { type Ctx, inTransaction, NotFound } from "@arraigo/platform";
import { inLanguage } from "@arraigo/platform/contract";
import type { ReadGate } from "../contract";
import { asField, customFieldsOf } from "../fields/check-custom-values";
import { fieldsOf } from "../fields/record-fields";
import { recordById } from "../records/find-record";
import { recordName } from "../records/record-keys";
import type { StagedRow } from "../records/record-table";
import { nameOfPerson } from "./approval-rows";
import { managerOf } from "./approver";
import { movePermission } from "./assert-movable";
import { findMissing } from "./find-missing";
import { isMet } from "./gate";
import { pipelinesOf } from "./list-stages";
import { overridable } from "./overrider";

/**
 * What entering a stage still takes, with all a screen needs to ask for it on the spot: the missing fields and what they hold,
 * the activities with how many are done, whose yes it takes, and whether the reader may pass it all the same.
 */
export async function readGate(ctx: Ctx, input: ReadGate) {
  return inTransaction(ctx, async (tx) => {
    const { type } = input;
    const row = (await recordById(ctx, tx, `crm.${type}.read`, type, input.id)) as unknown as StagedRow;
    const pipelines = await pipelinesOf(ctx, tx, type);
    const stages = pipelines.flatMap((pipeline) => pipeline.stages);
    const to = stages.find((stage) => stage.id === input.stageId);
    if (!to) throw new NotFound();
    const from = stages.find((stage) => stage.id === row.stageId) ?? null;
    const [missing] = await findMissing(ctx, tx, type, pipelines, [{ row, from, to }]);
    if (!missing) throw new NotFound();
    const own = await customFieldsOf(ctx, tx, type);
    const fields = missing.fields.map((key) => {
      const held = own.find((each) => `custom.${each.key}` === key);
      if (held) return { key, label: inLanguage(held.label, ctx.actor.language), field: asField(held) };
      return { key, label: null, field: fieldsOf(type)[key] ?? { kind: "line" as const } };
    });
    const managerId = isMet(missing) ? null : await managerOf(ctx, tx, row.ownerId);
    const managerName = managerId ? await nameOfPerson(ctx, tx, managerId) : null;
    return {
      name: recordName(type, row),
      currency: typeof row.currency === "string" ? row.currency : null,
      from: from ? { id: from.id, name: from.name } : null,
      to: { id: to.id, name: to.name, kind: to.kind },
      fields,
      activities: missing.activities,
      approval: missing.approval,
      /** Who is asked; null where any administrator is. */
      approverName: missing.approval ? managerName : null,
      met: isMet(missing),
      mayWrite:
        holds(ctx, `crm.${type}.write`) &&
        (await reaches(ctx, tx, `crm.${type}.write`, row.ownerId)) &&
        (await reaches(ctx, tx, movePermission, row.ownerId)),
      mayOverride: (await overridable(ctx, tx, [row])).has(row.id),
      /** Who else may let it past; null where any administrator does. */
      overriderName: managerName,
    };
  });
}
