import { api } from "../../../../lib/trpc";
import { type FieldValue, type FieldValues, type RecordType, routerOf } from "./record-fields";

/** A record as a form reads it: values by field, and what the ids among them are called. */
export interface ReadRecord {
  id: string;
  values: FieldValues;
  names: Readonly<Record<string, string>>;
}

type Answer = Record<string, unknown> & { custom?: Record<string, FieldValue> };
type Get = { query: (input: { id: string }) => Promise<Answer> };

/** Reads a record anew, as it stands now. */
export async function readRecord(type: RecordType, id: string): Promise<ReadRecord> {
  return asReadRecord(await (api.crm[routerOf[type]].get as unknown as Get).query({ id }));
}

/** What a record's page knows of it, as a form wants it: own fields by `custom.<key>`, names by the field that points there. */
export function asReadRecord(answer: object): ReadRecord {
  const { custom, ...rest } = answer as Answer;
  const values: Record<string, FieldValue> = {};
  for (const [key, value] of Object.entries(rest)) if (isValue(value)) values[key] = value;
  for (const [key, value] of Object.entries(custom ?? {})) values[`custom.${key}`] = value;
  const names: Record<string, string> = {};
  for (const key of Object.keys(values)) {
    const name = key.endsWith("Id") ? rest[`${key.slice(0, -2)}Name`] : undefined;
    if (typeof name === "string") names[key] = name;
  }
  return { id: String(rest.id ?? ""), values, names };
}

function isValue(value: unknown): value is FieldValue {
  return (
    value === null ||
    ["string", "number", "boolean"].includes(typeof value) ||
    (Array.isArray(value) && value.every((each) => typeof each === "string"))
  );
}
