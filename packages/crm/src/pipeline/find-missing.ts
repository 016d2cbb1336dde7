import { ofTenant } from "@arraigo/db";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, count, desc, isNotNull, isNull, sql } from "drizzle-orm";
import { activities } from "../activities/tables";
import type { StagedType } from "../record-types";
import { uuids } from "../records/scope";
import { approvable } from "./approver";
import { criteriaFor, type GateSubject, gateSubject, type Missing, unmetActivities, unmetFields } from "./gate";
import type { Pipeline, Stage } from "./list-stages";
import type { Owned } from "./own-records";
import { approvals, stageEntries } from "./tables";

/** A record as it would stand in the stage, and where it comes from. */
export interface Entrant {
  row: GateSubject & Owned;
  from: Stage | null;
  to: Stage;
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
  const decided = await readApprovals(ctx, tx, needing("approvals"));
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
      ...unmetApproval(entrant, criteria.approvals, decided, mine),
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

type Decided = Map<string, "waiting" | "approved" | "declined">;
const keyOf = (recordId: string, stageId: string) => `${recordId} ${stageId}`;

/** The latest word on each record and stage. A yes is used up by entering: whoever leaves and comes back asks again. */
async function readApprovals(ctx: Ctx, tx: Tx, entrants: readonly Entrant[]): Promise<Decided> {
  const decided: Decided = new Map();
  if (entrants.length === 0) return decided;
  const rows = await tx
    .select({
      recordId: approvals.recordId,
      stageId: approvals.stageId,
      decision: approvals.decision,
      waiting: sql<boolean>`${approvals.decidedAt} is null`,
      used: sql<boolean>`exists (select from ${stageEntries} e where e.organisation_id = ${approvals}.organisation_id
        and e.record_id = ${approvals}.record_id and e.stage_id = ${approvals}.stage_id
        and e.undone_at is null and e.entered_at >= ${approvals}.decided_at)`,
    })
    .from(approvals)
    .where(
      and(
        ofTenant(approvals.organisationId, ctx.organisationId),
        sql`${approvals.recordId} = any(${uuids(entrants.map((each) => each.row.id))})`,
      ),
    )
    .orderBy(desc(approvals.requestedAt), desc(approvals.id));
  for (const row of rows) {
    const key = keyOf(row.recordId, row.stageId);
    const word = row.waiting ? "waiting" : (row.decision as "approved" | "declined" | null);
    if (!decided.has(key) && word && !row.used) decided.set(key, word);
  }
  return decided;
}

/** A yes to the entered stage covers those on the way. Whoever could say yes says it by moving the record. */
function unmetApproval(
  { row, to }: Entrant,
  stageIds: readonly string[],
  decided: Decided,
  mine: ReadonlySet<string>,
): Pick<Found, "approval" | "approves"> {
  const word = (stageId: string) => decided.get(keyOf(row.id, stageId));
  const open = stageIds.filter((stageId) => word(stageId) !== "approved" && word(to.id) !== "approved");
  if (open.length === 0) return { approval: null, approves: false };
  if (mine.has(row.id)) return { approval: null, approves: true };
  const state = word(to.id);
  return { approval: state === "waiting" || state === "declined" ? state : "needed", approves: false };
}
