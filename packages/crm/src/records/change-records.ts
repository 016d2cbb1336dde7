import type { Ctx, Tx } from "@arraigo/platform";
import { assertNoCircle, takeTurnsInGroups } from "../accounts/assert-no-circle";
import { assertQueuesOpen } from "../cases/assert-queues-open";
import { refreshAddresses } from "../contacts/keep-points";
import { RecordNameless } from "../errors";
import { checkCustomValues } from "../fields/check-custom-values";
import { fieldsOf } from "../fields/record-fields";
import { assertStageKept } from "../pipeline/assert-stage-kept";
import { isStaged, type RecordType } from "../record-types";
import { recordHistory } from "../timeline/record-event";
import { stepSet } from "../timeline/step-set";
import type { FieldChange } from "../timeline/tables";
import { assertUnchanged } from "./assert-unchanged";
import { updateRows } from "./bulk-rows";
import { withCurrencySaid } from "./currency-said";
import { type Doing, history } from "./doing";
import { lockWritable } from "./lock-records";
import { namedChanges } from "./named-changes";
import type { CustomValue } from "./record-columns";
import { accountIdOf, derivedColumns, recordName } from "./record-keys";
import { type RecordRow, type StagedRow, tableOf } from "./record-table";
import { holdReferences, settleHeld } from "./references";

export interface RecordChange {
  id: string;
  /** The fields that change, with their new values. */
  values: Readonly<Record<string, unknown>>;
  custom?: Readonly<Record<string, CustomValue>> | undefined;
  /** What the form had read of them: where somebody else changed one since, nothing is overwritten. */
  was?: Readonly<Record<string, unknown>> | undefined;
}

export interface Changed {
  id: string;
  row: RecordRow;
  changes: FieldChange[];
}

/**
 * Changes fields of records of one type: the one way behind forms, cells, bulk edit, import, undo and merge. What the actor may
 * not change, or is gone, is left out of the answer; saving what already stands is no change and no history. Throws where a
 * stage's gate would be emptied, a value points nowhere, a currency comes without its amount, or somebody changed the same field
 * since it was read.
 */
export async function changeRecords(
  ctx: Ctx,
  tx: Tx,
  type: RecordType,
  asked: readonly RecordChange[],
  doing: Doing = {},
): Promise<Changed[]> {
  if (asked.length === 0) return [];
  const fields = fieldsOf(type);
  if (type === "account" && asked.some(({ values }) => values.parentId)) await takeTurnsInGroups(ctx, tx);
  await holdReferences(
    ctx,
    tx,
    fields,
    asked.map((each) => each.values),
  );
  const rows = await lockWritable(
    ctx,
    tx,
    type,
    asked.map((each) => each.id),
  );
  const held = new Map(rows.map((row) => [row.id, row]));
  const reached = asked.filter((each) => held.has(each.id));
  const said = await withCurrencySaid(ctx, tx, type, reached, held, doing);
  const settled = await settleHeld(
    ctx,
    tx,
    fields,
    said.map((each) => each.values),
  );
  const within = said.map((each, index) => ({ ...each, values: settled[index] ?? each.values }));
  const moving = within.filter(({ id, values }) => type === "case" && values.queueId !== held.get(id)?.queueId);
  const queues = moving.map(({ values }) => values.queueId);
  await assertQueuesOpen(ctx, tx, queues, doing);
  await checkCustomValues(
    ctx,
    tx,
    type,
    within.map((each) => each.custom),
  );
  for (const each of within) await assertUnchanged(ctx, tx, type, held.get(each.id) as RecordRow, each);
  const differences = within.map((each) => ({
    before: held.get(each.id) as RecordRow,
    given: each.custom ? { ...each.values, custom: each.custom } : each.values,
  }));
  const named = await namedChanges(ctx, tx, fields, differences);
  const now = doing.at ?? ctx.clock.now();
  const changed: Changed[] = [];
  for (const [index, each] of within.entries()) {
    const changes = named[index] ?? [];
    if (changes.length === 0) continue;
    const before = held.get(each.id) as RecordRow;
    const after: RecordRow = {
      ...before,
      ...given(each.values),
      custom: { ...before.custom, ...each.custom },
      updatedAt: now,
    };
    if (recordName(type, after) === "") throw new RecordNameless({}, "givenName");
    changed.push({ id: each.id, row: { ...after, ...derivedColumns(type, after) }, changes });
  }
  if (isStaged(type))
    await assertStageKept(ctx, tx, type, changed as unknown as { row: StagedRow; changes: FieldChange[] }[]);
  if (type === "account") await assertNoCircle(ctx, tx, changed.flatMap(newParent));
  await writeChanged(tx, type, changed);
  if (type === "contact" || type === "lead") {
    const readdressed = changed.filter(({ changes }) =>
      changes.some(({ field }) => field === "email" || field === "phone"),
    );
    await refreshAddresses(
      ctx,
      tx,
      type,
      readdressed.map(({ id }) => id),
    );
  }
  await recordHistory(
    ctx,
    tx,
    changed.map(({ id, row, changes }) => ({
      ...history(doing),
      subjectType: type,
      subjectId: id,
      accountId: accountIdOf(type, row),
      kind: "changed" as const,
      changes,
      occurredAt: now,
      stepSet: stepSet(changes, row),
    })),
  );
  return changed;
}

function newParent({ id, row, changes }: Changed): { id: string; parentId: string }[] {
  const moved = changes.some(({ field }) => field === "parentId") && typeof row.parentId === "string";
  return moved ? [{ id, parentId: row.parentId as string }] : [];
}

const given = (values: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, value === null && isName(key) ? "" : value]],
    ),
  );

/** A part of a name that is not there is stored empty; history, and so what puts it back, says null. */
const isName = (key: string) => key === "givenName" || key === "familyName";

/** All rows are locked and were read whole, so writing every touched column of each is safe and takes one statement. */
async function writeChanged(tx: Tx, type: RecordType, changed: readonly Changed[]): Promise<void> {
  const keys = new Set(["id", "updatedAt"]);
  for (const { row, changes } of changed) {
    for (const { field } of changes) keys.add(field.startsWith("custom.") ? "custom" : field);
    for (const key of Object.keys(derivedColumns(type, row))) keys.add(key);
  }
  const rows = changed.map(({ row }) => Object.fromEntries([...keys].map((key) => [key, row[key]])));
  await updateRows(tx, tableOf[type], rows as { id: string }[]);
}
