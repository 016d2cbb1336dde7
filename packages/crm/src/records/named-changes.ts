import type { Ctx, Tx } from "@arraigo/platform";
import type { FieldSet } from "../fields/field";
import { changesBetween } from "../timeline/changes";
import type { FieldChange, Plain } from "../timeline/tables";
import { isReference, referenceNames } from "./references";

export interface Difference {
  before: Readonly<Record<string, unknown>>;
  /** The fields that were given, with their new values. */
  given: Readonly<Record<string, unknown>>;
}

/**
 * What really changed, record by record, with names where a record points at others: history is read by people, and outlives
 * what it names. The ids stay beside the names, so that a value can be restored. One read a kind of target for all records.
 */
export async function namedChanges(
  ctx: Ctx,
  tx: Tx,
  fields: FieldSet,
  differences: readonly Difference[],
): Promise<FieldChange[][]> {
  const all = differences.map(({ before, given }) => changesBetween(before, given, Object.keys(given)));
  const pointing = all.flat().filter((change) => isReference(fields[change.field]));
  if (pointing.length === 0) return all;
  const names = await referenceNames(
    ctx,
    tx,
    fields,
    pointing.flatMap((change) => [{ [change.field]: change.from }, { [change.field]: change.to }]),
    "all",
  );
  const named = (value: Plain) => (typeof value === "string" ? (names.get(value) ?? value) : value);
  return all.map((changes) =>
    changes.map((change) =>
      isReference(fields[change.field])
        ? { ...change, from: named(change.from), to: named(change.to), fromValue: change.from, toValue: change.to }
        : change,
    ),
  );
}
