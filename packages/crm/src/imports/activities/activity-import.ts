import { holds } from "@arraigo/directory";
import type { Ctx, Tx } from "@arraigo/platform";
import type { ImportMapping } from "../../imports-contract";
import { type SteppedType, steppedTypes } from "../../record-types";
import { ownersInScope } from "../../records/scope";
import type { Importable } from "../importable";
import type { FileRun } from "../plan/import-run";
import { KeyTable } from "../plan/key-table";
import type { ActivityRun } from "./activity-run";
import { SubjectBook } from "./find-subjects";
import { type ActivityPlan, changesShown, planActivities } from "./plan-activities";
import { writeActivities } from "./write-activities";

async function ownersOf(ctx: Ctx, tx: Tx, permission: string): Promise<ReadonlySet<string> | null> {
  const owners = holds(ctx, permission) ? await ownersInScope(ctx, tx, permission) : [];
  return owners === null ? null : new Set(owners);
}

/**
 * Activities as something that can be imported: about records within the importer's reach, as for what is logged by hand, and done by
 * people whose activities they may change.
 */
export async function activityImport(
  ctx: Ctx,
  tx: Tx,
  file: Omit<FileRun, "type">,
  mapping: ImportMapping,
): Promise<Importable<ActivityPlan>> {
  const readable = {} as Record<SteppedType, ReadonlySet<string> | null>;
  for (const type of steppedTypes) readable[type] = await ownersOf(ctx, tx, `crm.${type}.read`);
  const run: ActivityRun = {
    ...file,
    type: "activity",
    subjects: new SubjectBook(readable),
    doers: await ownersOf(ctx, tx, "crm.activity.change"),
    namesDoers: mapping.columns.some(({ field }) => field === "doerId"),
    seen: new KeyTable(file.facts.rows),
    timeZone: ctx.actor.timeZone,
  };
  return {
    run,
    plan: (own, inner, batch) => planActivities(own, inner, run, batch),
    write: (own, inner, plan) => writeActivities(own, inner, run, plan),
    changes: changesShown,
    standsAlone: () => false,
    isInTurn: false,
  };
}
