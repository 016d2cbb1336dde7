import { newId } from "@arraigo/db/columns";
import { type Ctx, NotFound, type Tx } from "@arraigo/platform";
import { sql } from "drizzle-orm";
import { assertQueuesOpen } from "../cases/assert-queues-open";
import { cases } from "../cases/tables";
import { checkCustomValues } from "../fields/check-custom-values";
import { fieldsOf } from "../fields/record-fields";
import { assertStartAllowed } from "../pipeline/assert-start-allowed";
import { holdProcess } from "../pipeline/hold-process";
import type { Stage } from "../pipeline/list-stages";
import { stageEntries } from "../pipeline/tables";
import { isStaged, type RecordType } from "../record-types";
import { recordHistory } from "../timeline/record-event";
import { insertRows } from "./bulk-rows";
import { type Doing, history } from "./doing";
import type { CustomValue } from "./record-columns";
import { accountIdOf, derivedColumns } from "./record-keys";
import { type RecordRow, tableOf } from "./record-table";
import { settleReferences } from "./references";

export interface RecordDraft {
  id?: string;
  values: Readonly<Record<string, unknown>>;
  custom?: Readonly<Record<string, CustomValue>> | undefined;
  /** Whose it is; whoever acts, where left out. */
  ownerId?: string | null;
  /** For staged records: where it starts, if not at the beginning of the first pipeline. */
  stage?: Stage;
  details?: Readonly<Record<string, string | number>>;
  externalId?: string | null;
  importId?: string;
  importLine?: number;
}

type NewRow = Record<string, unknown> & { id: string };
const nothing = {};

function isEmpty(values: object): boolean {
  for (const _ in values) return false;
  return true;
}

/**
 * Makes records of one type in a few statements, each with its history and its place in a pipeline: the one way every record
 * comes to be, behind screens, imports and conversion. Authorises what is pointed at; whether the actor may create at all, the
 * procedure has said. Values have been parsed by the type's schema.
 */
export async function createRecords(
  ctx: Ctx,
  tx: Tx,
  type: RecordType,
  asked: readonly RecordDraft[],
  doing: Doing = {},
): Promise<string[]> {
  if (asked.length === 0) return [];
  const fields = fieldsOf(type);
  const inUse = isStaged(type) ? (await holdProcess(ctx, tx, type)).flatMap((pipeline) => pipeline.stages) : [];
  const settled = await settleReferences(
    ctx,
    tx,
    fields,
    asked.map((draft) => draft.values),
  );
  const queues = type === "case" ? asked.map(({ values }) => values.queueId) : [];
  await assertQueuesOpen(ctx, tx, queues, doing);
  const drafts = asked.map((draft, index) =>
    settled[index] === draft.values ? draft : { ...draft, values: settled[index] ?? draft.values },
  );
  await checkCustomValues(
    ctx,
    tx,
    type,
    drafts.map((draft) => draft.custom),
    // What is required is asked of whoever fills in a form; what comes with something else is a finding of its quality.
    doing.runId === undefined,
  );
  const now = doing.at ?? ctx.clock.now();
  const [start] = inUse;
  if (isStaged(type) && !start) throw new NotFound();
  const stageOf = ({ stage }: RecordDraft) => (stage ? stageInUse(inUse, stage, doing) : start);
  let number = type === "case" ? await lastCaseNumber(ctx, tx) : 0;
  const empty = Object.fromEntries(
    Object.entries(fields)
      .filter(([, field]) => !field.readOnly)
      .map(([key, field]) => [key, field.kind === "tags" ? [] : field.neverNull ? "" : null]),
  );
  // What is the same for all rows is one value for all of them: insertRows sees that at a glance and sends it once.
  const shared = {
    ...empty,
    ...(type === "case" ? { openedAt: now, number: 0 } : {}),
    id: "",
    organisationId: ctx.organisationId,
    ownerId: ctx.actor.personId,
    custom: nothing,
    details: nothing,
    externalId: null,
    importId: null,
    importLine: null,
    createdAt: now,
    updatedAt: now,
    ...(isStaged(type) ? { stageId: "", stageEnteredAt: now, closedAt: null } : {}),
  };
  const rows = drafts.map((draft) => {
    const row: NewRow = { ...shared };
    if (type === "case") row.number = ++number;
    for (const key in draft.values) if (draft.values[key] !== undefined) row[key] = draft.values[key];
    row.id = draft.id ?? newId(now.getTime());
    row.ownerId = draft.ownerId === undefined ? shared.ownerId : draft.ownerId;
    row.custom = draft.custom && !isEmpty(draft.custom) ? draft.custom : nothing;
    row.details = draft.details && !isEmpty(draft.details) ? draft.details : nothing;
    row.externalId = draft.externalId ?? null;
    row.importId = draft.importId ?? null;
    row.importLine = draft.importLine ?? null;
    row.organisationId = ctx.organisationId;
    row.createdAt = now;
    row.updatedAt = now;
    const stage = stageOf(draft);
    if (stage) {
      row.stageId = stage.id;
      row.closedAt = stage.kind === "open" ? null : now;
    }
    return Object.assign(row, derivedColumns(type, row));
  });
  if (isStaged(type))
    await assertStartAllowed(
      ctx,
      tx,
      type,
      rows.map((row, index) => ({
        row: row as unknown as RecordRow,
        stage: stageOf(drafts[index] as RecordDraft) as Stage,
      })),
      doing,
    );
  await insertRows(tx, tableOf[type], rows);
  if (isStaged(type))
    await insertRows(
      tx,
      stageEntries,
      rows.map((row) => ({
        id: newId(now.getTime()),
        organisationId: ctx.organisationId,
        recordType: type,
        recordId: row.id,
        stageId: row.stageId,
        enteredAt: now,
        enteredBy: ctx.actor.personId,
        leftAt: null,
      })),
    );
  await recordHistory(
    ctx,
    tx,
    rows.map((row) => ({
      ...history(doing),
      subjectType: type,
      subjectId: row.id,
      accountId: accountIdOf(type, row),
      kind: "created" as const,
      occurredAt: now,
      stepSet: Boolean((row as Record<string, unknown>).nextStepOn),
    })),
  );
  return rows.map((row) => row.id);
}

/** A stage that was given up since it was read is nobody's to stand in; what a file names starts at the beginning then. */
function stageInUse(inUse: readonly Stage[], asked: Stage, { source }: Doing): Stage {
  const found = inUse.find((stage) => stage.id === asked.id) ?? (source === "import" ? inUse[0] : undefined);
  if (!found) throw new NotFound();
  return found;
}

/** Numbers are given one transaction after another, so that none is given twice and none is missing. */
async function lastCaseNumber(ctx: Ctx, tx: Tx): Promise<number> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('crm.cases.number'), hashtext(${ctx.organisationId}))`);
  const { rows } = await tx.execute<{ last: number }>(
    sql`select coalesce(max(number), 0)::int as last from ${cases} where organisation_id = ${ctx.organisationId}::uuid`,
  );
  return rows[0]?.last ?? 0;
}
