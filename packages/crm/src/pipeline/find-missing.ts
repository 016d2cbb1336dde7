import { ofTenant } from "@arraigo/db";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, count, isNotNull, isNull, sql } from "drizzle-orm";
import { activities } from "../activities/tables";
import type { StagedType } from "../record-types";
import { uuids } from "../records/scope";
import type { FieldChange } from "../timeline/tables";
import { approvable } from "./approver";
import {
  type Criteria,
  criteriaFor,
  type GateSubject,
  gateSubject,
  type Missing,
  unmetActivities,
  unmetFields,
} from "./gate";
import type { Pipeline, Stage } from "./list-stages";
import type { Owned } from "./own-records";
import { hasLapsed, readApprovals, type Word } from "./read-approvals";

/** A record as it would stand in the stage, and where it comes from. */
export interface Entrant {
  row: GateSubject & Owned;
  from: Stage | null;
  to: Stage;
  /** What changes in it with the move itself. */
  changes?: readonly FieldChange[];
}

/** Which column of an activity names a record of the type. */
export const activityColumn = {
  opportunity: activities.opportunityId,
  lead: activities.leadId,
  case: activities.caseId,
};

/** What is missing, and whether whoever acts gives the approval by acting. */
export type Found = Missing & { approves: boolean };

/** What each record misses for the stage it is about to enter: one question a kind of criterion, however many records. */
export async function findMissing(
  ctx: Ctx,
  tx: Tx,
  type: StagedType,
  pipelines: readonly Pipeline[],
  entrants: readonly Entrant[],
): Promise<Found[]> {
  const asked = entrants.map((entrant) => {
    const stages = pipelines.find((pipeline) => pipeline.id === entrant.to.pipelineId)?.stages ?? [];
    return criteriaFor(stages, entrant.from, entrant.to);
  });
  const needing = (part: "activities" | "approvals") =>
    entrants.filter((_, index) => (asked[index]?.[part].length ?? 0) > 0);
  const done = await countFinished(ctx, tx, type, needing("activities"));
  const word = await readApprovals(ctx, tx, needing("approvals"));
  const mine = await approvable(
    ctx,
    tx,
    needing("approvals").map((each) => each.row),
  );
  const answers: Found[] = [];
  for (const [index, entrant] of entrants.entries()) {
    const criteria = asked[index] ?? { fields: [], activities: [], approvals: [] };
    answers.push({
      fields: unmetFields(criteria.fields, gateSubject(entrant.row)),
      activities: unmetActivities(criteria.activities, done.get(entrant.row.id) ?? new Map()),
      ...unmetApproval(entrant, criteria, word, mine),
    });
  }
  return answers;
}

async function countFinished(ctx: Ctx, tx: Tx, type: StagedType, entrants: readonly Entrant[]) {
  const done = new Map<string, Map<string, number>>();
  if (entrants.length === 0) return done;
  const subject = activityColumn[type];
  const rows = await tx
    .select({ id: subject, kind: activities.kind, count: count() })
    .from(activities)
    .where(
      and(
        ofTenant(activities.organisationId, ctx.organisationId),
        sql`${subject} = any(${uuids(entrants.map((each) => each.row.id))})`,
        isNotNull(activities.doneAt),
        isNull(activities.withdrawnAt),
      ),
    )
    .groupBy(subject, activities.kind);
  for (const row of rows)
    if (row.id) done.set(row.id, (done.get(row.id) ?? new Map<string, number>()).set(row.kind, row.count));
  return done;
}

/** A yes to the entered stage covers those on the way. Whoever could say yes says it by moving the record. */
function unmetApproval(
  entrant: Entrant,
  criteria: Criteria,
  word: (recordId: string, stageId: string) => Word | undefined,
  mine: ReadonlySet<string>,
): Pick<Found, "approval" | "approves"> {
  const { row, to } = entrant;
  const wordOn = (stageId: string) => {
    const said = word(row.id, stageId);
    return said && hasLapsed(said, criteria.fields, entrant.changes ?? []) ? "lapsed" : said?.decision;
  };
  const final = wordOn(to.id);
  const open = final === "approved" ? [] : criteria.approvals.filter((stageId) => wordOn(stageId) !== "approved");
  if (open.length === 0) return { approval: null, approves: false };
  if (mine.has(row.id)) return { approval: null, approves: true };
  if (final === "waiting" || final === "declined" || final === "lapsed") return { approval: final, approves: false };
  return { approval: open.some((stageId) => wordOn(stageId) === "lapsed") ? "lapsed" : "needed", approves: false };
}
