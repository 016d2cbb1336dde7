import { api } from "../../../../lib/trpc";
import { type FieldValue, type FieldValues, type RecordType, routerOf } from "./record-fields";

/** A record as a form reads it: values by field, and what the ids among them are called, by field too. */
export interface ReadRecord {
  id: string;
  values: FieldValues;
  names: Readonly<Record<string, string>>;
}

/** What the server says of a record on its own page: own values stand apart, names are by id. */
export interface SentRecord {
  id: string;
  values: FieldValues;
  custom: FieldValues;
  names: Readonly<Record<string, string>>;
}

type Get = { query: (input: { id: string }) => Promise<SentRecord> };

/** Reads a record anew, as it stands now. */
export async function readRecord(type: RecordType, id: string): Promise<ReadRecord> {
  return asReadRecord(await (api.crm[routerOf[type]].get as unknown as Get).query({ id }));
}

/** What a record's page knows of it, as a form wants it. */
export function asReadRecord(sent: SentRecord): ReadRecord {
  const own = Object.entries(sent.custom).map(([key, value]) => [`custom.${key}`, value] as const);
  const values: Record<string, FieldValue> = { ...sent.values, ...Object.fromEntries(own) };
  const names = Object.entries(values).flatMap(([key, value]) => {
    const name = typeof value === "string" ? sent.names[value] : undefined;
    return name === undefined ? [] : [[key, name] as const];
  });
  return { id: sent.id, values, names: Object.fromEntries(names) };
}
