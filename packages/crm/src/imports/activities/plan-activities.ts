import { newId } from "@arraigo/db/columns";
import type { Ctx, Tx } from "@arraigo/platform";
import type { RowsPlan, ShownChange } from "../importable";
import { beginPlan, failureOf, turnMs } from "../plan/begin-plan";
import { isFailedGroup, type RowGroup } from "../plan/group-rows";
import { mergeRows } from "../plan/merge-rows";
import type { ImportRow, RowProblem } from "../rows/import-row";
import { takeTurns } from "../take-turns";
import type { ActivityRun } from "./activity-run";
import { type ChangedActivity, changesOfActivity } from "./changes-of-activity";
import { type ActivityDraft, activityName, draftActivity } from "./draft-activity";
import { findTwins, twinKey } from "./find-twins";
import { knownActivities } from "./known-activities";
import { learnSubjects, withBelonging } from "./settle-subjects";

export interface PlannedActivity {
  id: string;
  row: ImportRow;
  draft: ActivityDraft;
}

/** What becomes of the rows of a batch of activities. */
export interface ActivityPlan extends RowsPlan {
  creates: PlannedActivity[];
  updates: ChangedActivity[];
}

/** The day it is where the importer is. */
const dayOf = (now: Date, timeZone: string) =>
  new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }).format(now);

/** What a dry run shows of a row: as it will be, not as the file has it. */
function show(row: ImportRow, { kind, text, minutes, doneAt, dueOn }: ActivityDraft): void {
  row.values = {
    kind,
    text: activityName(text),
    status: doneAt ? "done" : "planned",
    ...(doneAt ? { startsAt: doneAt.toISOString() } : { dueAt: dueOn }),
    minutes,
  };
}

/**
 * Decides what becomes of a batch of rows about activities, for the dry run and for the import alike: reads what is stored, a read a
 * kind of question and none a row; writes nothing. Makes no records: what nobody has made yet is a row that stays out.
 */
export async function planActivities(
  ctx: Ctx,
  tx: Tx,
  run: ActivityRun,
  { groups }: { groups: readonly RowGroup[] },
): Promise<ActivityPlan> {
  const plan: ActivityPlan = { ...beginPlan(), creates: [], updates: [] };
  const rows: ImportRow[] = [];
  const turn = takeTurns(turnMs);
  for (const group of groups) {
    await turn();
    if (isFailedGroup(group)) {
      plan.rows++;
      plan.failures.push(group);
      continue;
    }
    plan.rows += group.length;
    const { row, added, repeated, failures } = mergeRows(run.type, group);
    plan.failures.push(...failures);
    plan.updated += added;
    plan.unchanged += repeated;
    rows.push(row);
  }
  await learnSubjects(ctx, tx, run, rows);
  await run.book.learn(
    ctx,
    tx,
    "person",
    rows.flatMap(({ owner }) => (owner ? [owner] : [])),
  );
  const known = await knownActivities(ctx, tx, run, rows);
  const now = ctx.clock.now();
  const clock = { now, today: dayOf(now, run.timeZone), timeZone: run.timeZone };
  const drafts: { row: ImportRow; draft: ActivityDraft }[] = [];
  for (const row of rows) {
    await turn();
    const held = row.externalId === null || run.mapping.match === "none" ? undefined : known.get(row.externalId);
    if (held && run.mapping.mode === "create") plan.unchanged++;
    else if (held) {
      const changed = changesOfActivity(ctx, run, row, held, clock);
      if ("problem" in changed) plan.failures.push(failureOf(row, changed));
      else if (changed.changes.length === 0) plan.unchanged++;
      else {
        plan.updated++;
        plan.updates.push(changed);
      }
    } else if (run.mapping.mode === "update") plan.failures.push(failureOf(row, { problem: "notFound", params: {} }));
    else {
      const draft = draftActivity(ctx, run, row, clock);
      if ("problem" in draft) plan.failures.push(failureOf(row, draft));
      else drafts.push({ row, draft });
    }
  }
  const subjects = await withBelonging(
    ctx,
    tx,
    drafts.map(({ draft }) => draft.about),
  );
  for (const [index, { draft }] of drafts.entries()) draft.subjects = subjects[index] ?? {};
  const twins = await findTwins(
    ctx,
    tx,
    drafts.map(({ draft }) => draft),
  );
  for (const { row, draft } of drafts) {
    const key = twinKey(draft);
    const problem: RowProblem | undefined =
      twins.has(key) || run.seen.has(key)
        ? { problem: "lookalike", params: { name: activityName(draft.text) } }
        : undefined;
    run.seen.note(key, row.line);
    if (problem) plan.lookalikes++;
    if (problem && run.mapping.lookalikes === "hold") {
      plan.failures.push(failureOf(row, problem));
      continue;
    }
    if (problem) row.notices.push(problem);
    show(row, draft);
    plan.creates.push({ id: newId(now.getTime()), row, draft });
  }
  plan.failures.sort((a, b) => a.line - b.line);
  return plan;
}

/** What a dry run says of what changes. */
export const changesShown = (plan: ActivityPlan): ShownChange[] =>
  plan.updates.map(({ row, held, changes }) => ({ row, name: activityName(held.text), changes }));
