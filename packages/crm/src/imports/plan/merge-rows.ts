import type { ImportType } from "../../record-types";
import { stricterMark } from "../cells/read-mark";
import { isPersonType } from "../mapping/import-targets";
import { markTargets } from "../mapping/mark-targets";
import type { ImportRow, RowFailure } from "../rows/import-row";
import { nameKeyOf } from "./identity";

/** What several rows of one file about one record come to. */
export interface MergedRows {
  row: ImportRow;
  /** Rows of the file behind it, failures not counted. */
  rows: number;
  /** Of the rows after the first: those that brought something, and those that brought nothing new. */
  added: number;
  repeated: number;
  failures: RowFailure[];
}

const tagsMax = 30;
const same = (a: unknown, b: unknown) => a === b || JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** Puts one part of a later row into the earlier one; says whether that changed anything. */
function fill<T>(held: Record<string, T>, later: Readonly<Record<string, T>>, overwrites: boolean): boolean {
  let changed = false;
  for (const key in later) {
    const value = later[key] as T;
    const known = held[key];
    if (known !== undefined && (!overwrites || same(known, value))) continue;
    held[key] = value;
    changed = true;
  }
  return changed;
}

/** Amounts are the same where number and currency are, however each is written. */
function fillMoney(held: ImportRow, later: ImportRow, overwrites: boolean): boolean {
  let changed = false;
  for (const key in later.money) {
    const [known, amount] = [held.money[key], later.money[key]];
    if (!amount || (known && (!overwrites || (known.value === amount.value && same(known.sign, amount.sign)))))
      continue;
    held.money[key] = amount;
    changed = true;
  }
  return changed;
}

function joinTags(held: ImportRow, later: ImportRow): boolean {
  const before = (held.values.tags as string[] | undefined) ?? [];
  const after = [...new Set([...before, ...((later.values.tags as string[] | undefined) ?? [])])].slice(0, tagsMax);
  if (after.length === before.length) return false;
  held.values.tags = after;
  return true;
}

function join(held: ImportRow, later: ImportRow, overwrites: boolean): boolean {
  let changed = joinTags(held, later);
  const { tags: _, ...values } = later.values;
  changed = fill(held.values, values, overwrites) || changed;
  changed = fillMoney(held, later, overwrites) || changed;
  changed = fill(held.custom, later.custom, overwrites) || changed;
  changed = fill(held.details, later.details, overwrites) || changed;
  changed = fill(held.names, later.names, overwrites) || changed;
  for (const key of ["owner", "stage", "status", "closedAt", "externalId"] as const) {
    const value = later[key];
    if (value === null || value === held[key] || (held[key] !== null && !overwrites)) continue;
    held[key] = value;
    changed = true;
  }
  for (const point of later.points)
    if (
      !held.points.some((each) => each.kind === point.kind && each.value.toLowerCase() === point.value.toLowerCase())
    ) {
      held.points.push(point);
      changed = true;
    }
  for (const said of later.named)
    if (!held.named.some((each) => each.kind === said.kind && each.key === said.key && each.mark === said.mark)) {
      held.named.push(said);
      changed = true;
    }
  for (const { key, mark } of markTargets) {
    const [before, said] = [held.marks[key], later.marks[key]];
    if (said === undefined) continue;
    held.marks[key] = stricterMark(mark, before, said);
    changed ||= held.marks[key] !== before;
  }
  return changed;
}

/**
 * Rows of one file with one key become one record. Of a person the first row counts and later ones fill its gaps: two rows with
 * one address and two names are two people, and which is which, a person decides. Of everything else the last row counts, as logs
 * are written: a case's last state is its state.
 */
export function mergeRows(type: ImportType, rows: readonly ImportRow[]): MergedRows {
  const [first, ...others] = rows as [ImportRow, ...ImportRow[]];
  const merged: MergedRows = { row: first, rows: 1, added: 0, repeated: 0, failures: [] };
  if (others.length === 0) return merged;
  const person = isPersonType(type);
  const name = person ? nameKeyOf(type, first) : "";
  for (const later of others) {
    const theirs = person ? nameKeyOf(type, later) : "";
    if (name !== "" && theirs !== "" && name !== theirs) {
      merged.failures.push({
        line: later.line,
        cells: later.cells,
        problem: "sharedKey",
        params: { line: first.line },
      });
      continue;
    }
    merged.rows++;
    if (join(first, later, !person)) merged.added++;
    else merged.repeated++;
  }
  return merged;
}
