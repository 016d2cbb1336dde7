import type { Field, FieldSet } from "../fields/field";
import { fold } from "../records/fold";

/** Which record's value stands: its id, both joined, or nobody's because all are blank. */
export type Chosen = string | "both" | null;
export type Choices = Readonly<Record<string, string>>;

export interface Decision {
  field: string;
  /** What each record holds, winner first. */
  values: { id: string; value: unknown }[];
  chosen: Chosen;
  result: unknown;
  /** More than one value: somebody may want to choose. */
  differs: boolean;
}

/** A record to decide about, its own fields under `custom.` and their key. */
export interface Deciding {
  id: string;
  values: Readonly<Record<string, unknown>>;
}

const address = ["street", "postcode", "city", "region", "country"];
const step = ["nextStep", "nextStepOn"];
const tagsMax = 30;
const notesMax = 4_000;

export const isBlank = (value: unknown) =>
  value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
const alike = (one: unknown, other: unknown) =>
  typeof one === "string" && typeof other === "string"
    ? fold(one) === fold(other)
    : JSON.stringify(one) === JSON.stringify(other);

/**
 * Field by field, what the merged record holds: what somebody chose; else the winner's value, and where that is blank the first
 * other one. Tags are united, notes joined while they fit. The parts of an address, and a next step with its date, stay together,
 * so that no half of one is joined to half of another.
 */
export function decideValues(fields: FieldSet, records: readonly Deciding[], choices: Choices = {}): Decision[] {
  return Object.entries(fields)
    .filter(([, field]) => !field.readOnly)
    .flatMap(([key, field]) => {
      const values = records.map((record) => ({ id: record.id, value: record.values[key] ?? null }));
      const known = values.filter((each) => !isBlank(each.value));
      if (known.length === 0) return [];
      const chosen = validChoice(field, key, records, choices) ?? defaultChoice(field, key, records);
      const differs = known.some((each) => !alike(each.value, known[0]?.value));
      return [{ field: key, values, chosen, result: resultOf(field, chosen, values), differs }];
    });
}

const joins = (field: Field, key: string) => field.kind === "tags" || key === "notes";

function validChoice(field: Field, key: string, records: readonly Deciding[], choices: Choices): Chosen | undefined {
  const chosen = choices[key];
  if (chosen === undefined) return undefined;
  if (chosen === "both") return joins(field, key) ? "both" : undefined;
  return records.some((record) => record.id === chosen) ? chosen : undefined;
}

function defaultChoice(field: Field, key: string, records: readonly Deciding[]): Chosen {
  if (field.kind === "tags") return "both";
  const [winner] = records;
  if (!winner) return null;
  if (key === "notes" && joinedNotes(records.map((record) => record.values.notes)) !== null) return "both";
  for (const group of [address, step]) if (group.includes(key)) return ofGroup(key, group, winner, records);
  return records.find((record) => !isBlank(record.values[key]))?.id ?? null;
}

/** The winner's own part; else another record's that agrees with what the winner has of the group. */
function ofGroup(key: string, group: readonly string[], winner: Deciding, records: readonly Deciding[]): string {
  if (!isBlank(winner.values[key])) return winner.id;
  const fitting = records.find((record) => !isBlank(record.values[key]) && agree(group, winner, record));
  // Two others may both fit an empty group: the first one that has any of it gives all of it.
  const first = records.find((record) => group.some((part) => !isBlank(record.values[part])));
  const empty = group.every((part) => isBlank(winner.values[part]));
  return (empty ? first : fitting)?.id ?? winner.id;
}

/** Two records tell of one address: some part is the same, and no part differs. */
function agree(group: readonly string[], one: Deciding, other: Deciding): boolean {
  const known = group.filter((part) => !isBlank(one.values[part]) && !isBlank(other.values[part]));
  return known.length > 0 && known.every((part) => alike(one.values[part], other.values[part]));
}

function joinedNotes(notes: readonly unknown[]): string | null {
  const told: string[] = [];
  for (const note of notes) if (typeof note === "string" && note !== "" && !told.includes(note)) told.push(note);
  const joined = told.join("\n\n");
  return told.length > 1 && joined.length <= notesMax ? joined : null;
}

function resultOf(field: Field, chosen: Chosen, values: Decision["values"]): unknown {
  if (chosen !== "both") return values.find((each) => each.id === chosen)?.value ?? null;
  if (field.kind === "tags") return unitedTags(values.map((each) => each.value));
  return joinedNotes(values.map((each) => each.value)) ?? values.find((each) => !isBlank(each.value))?.value ?? null;
}

function unitedTags(lists: readonly unknown[]): string[] {
  const seen = new Map<string, string>();
  for (const list of lists)
    for (const tag of Array.isArray(list) ? (list as string[]) : []) if (!seen.has(fold(tag))) seen.set(fold(tag), tag);
  return [...seen.values()].slice(0, tagsMax);
}
