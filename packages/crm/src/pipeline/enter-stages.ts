import type { Ctx, Tx } from "@arraigo/platform";
import { NotFound } from "@arraigo/platform";
import { LeadConverted, LeadToConvert } from "../errors";
import { checkCustomValues } from "../fields/check-custom-values";
import { fieldsOf } from "../fields/record-fields";
import type { StagedType } from "../record-types";
import { assertUnchanged } from "../records/assert-unchanged";
import { updateRows } from "../records/bulk-rows";
import { withCurrencySaid } from "../records/currency-said";
import { type Doing, history } from "../records/doing";
import { namedChanges } from "../records/named-changes";
import type { CustomValue } from "../records/record-columns";
import { accountIdOf, derivedColumns } from "../records/record-keys";
import { type RecordRow, type StagedRow, stagedTableOf } from "../records/record-table";
import { holdReferences, settleReferences } from "../records/references";
import { recordHistory } from "../timeline/record-event";
import { stepSet } from "../timeline/step-set";
import type { FieldChange } from "../timeline/tables";
import { assertGate } from "./assert-gate";
import { lockMovable } from "./assert-movable";
import { logStageEntry } from "./enter-stage";
import { type Entrant, findMissing } from "./find-missing";
import { isMet, type Missing } from "./gate";
import { holdProcess } from "./hold-process";
import type { Pipeline, Stage } from "./list-stages";
import { type Overridden, overrideGate } from "./override-gate";
import { overridable } from "./overrider";
import { settleApprovals } from "./settle-approvals";

export interface Entering {
  id: string;
  stageId: string;
  /** Fields filled in with the move, so that a gate is met in one step. */
  values?: Readonly<Record<string, unknown>> | undefined;
  custom?: Readonly<Record<string, CustomValue>> | undefined;
  /** What the dialog had read of them: where somebody else changed one since, nothing is overwritten. */
  was?: Readonly<Record<string, unknown>> | undefined;
}

export interface EnterDoing extends Doing {
  note?: string | undefined;
  /** Past what is missing, for whoever may, with the reason that everybody will read. */
  override?: { reason: string } | undefined;
  /** The process itself changed under the records; whoever may change it needs no right to each of them. */
  byProcess?: true;
  /** Asked instead of an error: what the gate refuses stays where it is, is told here, and the others go on. */
  refuse?: (refused: Overridden) => void;
  /** The lead is being converted: the one way into what a lead's process calls won. */
  converting?: true;
}

export interface Entered {
  id: string;
  row: StagedRow;
  from: Stage;
  to: Stage;
  changes: FieldChange[];
}

/**
 * Lets records into stages: the one way behind a drop, a button, a bulk change, an import, an approval and a conversion. What the
 * actor may not change or not move is left out of the answer, and so is what stands there already. Where the gate is unmet, everything that
 * is missing is said at once and nothing is written, unless it is overridden, or the caller lets what is refused stay (`refuse`).
 */
export async function enterStages(
  ctx: Ctx,
  tx: Tx,
  type: StagedType,
  asked: readonly Entering[],
  doing: EnterDoing = {},
): Promise<Entered[]> {
  const pipelines = await holdProcess(ctx, tx, type);
  const pointed = asked.map((each) => each.values ?? {});
  await holdReferences(ctx, tx, fieldsOf(type), pointed);
  const stages = new Map(pipelines.flatMap((pipeline) => pipeline.stages).map((stage) => [stage.id, stage]));
  if (asked.some((each) => !stages.has(each.stageId))) throw new NotFound();
  const ids = asked.map((each) => each.id);
  return enterRows(ctx, tx, type, pipelines, (await lockMovable(ctx, tx, type, ids)) as StagedRow[], asked, doing);
}

/** The same for rows that are locked already, and whose right to be moved is settled. */
export async function enterRows(
  ctx: Ctx,
  tx: Tx,
  type: StagedType,
  pipelines: readonly Pipeline[],
  locked: readonly StagedRow[],
  asked: readonly Entering[],
  given: EnterDoing = {},
): Promise<Entered[]> {
  // One instant for the entry and for the override beside it: that is what they are told by to belong together.
  const doing = { ...given, at: given.at ?? ctx.clock.now() };
  const stages = new Map(pipelines.flatMap((pipeline) => pipeline.stages).map((stage) => [stage.id, stage]));
  const rows = new Map(locked.map((row) => [row.id, row]));
  const moving = asked.filter((each) => rows.has(each.id) && rows.get(each.id)?.stageId !== each.stageId);
  if (moving.length === 0) return [];
  const valued = moving.map((each) => ({ ...each, values: each.values ?? {} }));
  const said = await withCurrencySaid(ctx, tx, type, valued, rows as ReadonlyMap<string, RecordRow>, doing);
  const entered = await withValues(ctx, tx, type, said, rows, stages);
  if (type === "lead") assertLeadsMovable(entered, doing);
  const passing = await passGate(ctx, tx, type, pipelines, entered, doing);
  if (passing.length > 0) await writeEntered(ctx, tx, type, pipelines, passing, doing);
  return passing;
}

function assertLeadsMovable(entered: readonly Entered[], doing: EnterDoing): void {
  if (doing.converting || doing.byProcess) return;
  if (entered.some(({ row }) => row.convertedAt)) throw new LeadConverted();
  // A file of another system may know that a lead was won and not what became of it.
  if (doing.source !== "import" && entered.some(({ to }) => to.kind === "won")) throw new LeadToConvert();
}

/** The rows as they would stand in their stages, with what really changes in them. */
async function withValues(
  ctx: Ctx,
  tx: Tx,
  type: StagedType,
  moving: readonly Entering[],
  rows: ReadonlyMap<string, StagedRow>,
  stages: ReadonlyMap<string, Stage>,
): Promise<Entered[]> {
  const fields = fieldsOf(type);
  const given = await settleReferences(
    ctx,
    tx,
    fields,
    moving.map((each) =>
      Object.fromEntries(Object.entries(each.values ?? {}).filter(([, value]) => value !== undefined)),
    ),
  );
  await checkCustomValues(
    ctx,
    tx,
    type,
    moving.map((each) => each.custom),
  );
  for (const [index, each] of moving.entries())
    await assertUnchanged(ctx, tx, type, rows.get(each.id) as RecordRow, { ...each, values: given[index] ?? {} });
  const named = await namedChanges(
    ctx,
    tx,
    fields,
    moving.map((each, index) => ({
      before: rows.get(each.id) as StagedRow,
      given: each.custom ? { ...given[index], custom: each.custom } : (given[index] ?? {}),
    })),
  );
  return moving.map((each, index) => {
    const before = rows.get(each.id) as StagedRow;
    const filled = { ...before, ...given[index], custom: { ...before.custom, ...each.custom } };
    return {
      id: each.id,
      row: { ...filled, ...derivedColumns(type, filled) } as StagedRow,
      // A stage that was archived under a record still has a name in the log; here only its id is known.
      from: stages.get(before.stageId) ?? goneStage(before.stageId),
      to: stages.get(each.stageId) as Stage,
      changes: named[index] ?? [],
    };
  });
}

const goneStage = (id: string): Stage => ({
  id,
  pipelineId: "",
  name: "",
  position: -1,
  kind: "open",
  requires: [],
  requiresActivities: [],
  approval: null,
  probability: 0,
  staysDaysMax: null,
});

/** Those that pass, by meeting the gate or by an override that is written down. */
async function passGate(
  ctx: Ctx,
  tx: Tx,
  type: StagedType,
  pipelines: readonly Pipeline[],
  entered: readonly Entered[],
  doing: EnterDoing,
): Promise<Entered[]> {
  const entrants: Entrant[] = entered.map(({ row, from, to, changes }) => ({ row, from, to, changes }));
  const missing = await findMissing(ctx, tx, type, pipelines, entrants);
  const unmet: Overridden[] = entered
    .map(({ row, to }, index) => ({ row: row as RecordRow, stage: to, missing: missing[index] as Missing }))
    .filter((each) => !isMet(each.missing));
  const refused = doing.refuse ? await refusedOf(ctx, tx, unmet, doing) : new Set<Overridden>();
  const stays = new Set([...refused].map(({ row }) => row.id));
  await settleApprovals(
    ctx,
    tx,
    type,
    entered
      .map(({ id, to }, index) => ({ id, stage: to, approves: missing[index]?.approves === true }))
      .filter(({ id }) => !stays.has(id)),
  );
  for (const each of refused) doing.refuse?.(each);
  const passed = unmet.filter((each) => !refused.has(each));
  const [first] = passed;
  if (first && !doing.override) await assertGate(ctx, tx, type, first.stage, first.missing);
  if (first) await overrideGate(ctx, tx, type, passed, doing);
  return entered.filter(({ id }) => !stays.has(id));
}

/** Of those whose gate is unmet, the ones that no override of the actor's lets past. */
async function refusedOf(ctx: Ctx, tx: Tx, unmet: readonly Overridden[], doing: EnterDoing): Promise<Set<Overridden>> {
  const rows = unmet.map(({ row }) => row);
  const mine = doing.override ? await overridable(ctx, tx, rows) : new Set<string>();
  return new Set(unmet.filter(({ row }) => !mine.has(row.id)));
}

/** Closed is what stands in an end, since it first did: from one end to another it stays closed. */
const closedAtIn = (to: Stage, row: StagedRow, now: Date) => (to.kind === "open" ? null : (row.closedAt ?? now));

async function writeEntered(
  ctx: Ctx,
  tx: Tx,
  type: StagedType,
  pipelines: readonly Pipeline[],
  entered: readonly Entered[],
  doing: EnterDoing,
): Promise<void> {
  const now = doing.at ?? ctx.clock.now();
  const keys = new Set(["id", "updatedAt", "stageId", "stageEnteredAt", "closedAt"]);
  for (const { changes, row } of entered) {
    for (const { field } of changes) keys.add(field.startsWith("custom.") ? "custom" : field);
    if (changes.length > 0) for (const key of Object.keys(derivedColumns(type, row))) keys.add(key);
  }
  const entering = entered.map(({ row, to }) => ({
    ...row,
    stageId: to.id,
    stageEnteredAt: now,
    closedAt: closedAtIn(to, row, now),
    updatedAt: now,
  }));
  await updateRows(
    tx,
    stagedTableOf[type],
    entering.map(
      (row) =>
        Object.fromEntries([...keys].map((key) => [key, (row as Record<string, unknown>)[key]])) as { id: string },
    ),
  );
  await logStageEntry(
    ctx,
    tx,
    type,
    entered.map(({ id, to }) => ({ recordId: id, stageId: to.id })),
    now,
  );
  const pipelineName = new Map(pipelines.map((pipeline) => [pipeline.id, pipeline.name]));
  await recordHistory(
    ctx,
    tx,
    entered.map(({ id, row, from, to, changes }) => ({
      ...history(doing),
      subjectType: type,
      subjectId: id,
      accountId: accountIdOf(type, row as RecordRow),
      kind: "moved" as const,
      about: { stage: to.id, pipeline: to.pipelineId, stage_kind: to.kind },
      // The ids and the instants are what undoing needs; the names are what people read.
      changes: [
        { field: "stage", from: from.name, to: to.name },
        ...(from.pipelineId === to.pipelineId
          ? []
          : [
              {
                field: "pipeline",
                from: pipelineName.get(from.pipelineId) ?? null,
                to: pipelineName.get(to.pipelineId) ?? null,
              },
            ]),
        { field: "stageId", from: from.id, to: to.id },
        { field: "stageEnteredAt", from: row.stageEnteredAt.toISOString(), to: now.toISOString() },
        ...(closedAtIn(to, row, now) === row.closedAt
          ? []
          : [
              {
                field: "closedAt",
                from: row.closedAt?.toISOString() ?? null,
                to: closedAtIn(to, row, now)?.toISOString() ?? null,
              },
            ]),
        ...(doing.note ? [{ field: "note", from: null, to: doing.note }] : []),
        ...changes,
      ],
      occurredAt: now,
      stepSet: stepSet(changes, row),
    })),
  );
}
