import type { ComboboxChoice } from "@arraigo/ui/combobox";
import { type Condition, readList } from "../record-list/list-procedures";
import { type RecordType, recordName } from "./record-fields";

const shownMax = 8;

/**
 * Records of a type for a picker: those whose name resembles what was typed, the newest where nothing was. Within an account its own
 * stand alone until somebody is asked for by name; then its own come first and the others follow. Where it has none, all are offered.
 */
export async function findRecords(
  type: RecordType,
  text: string,
  signal: AbortSignal,
  accountId?: string,
): Promise<readonly ComboboxChoice[]> {
  if (accountId === undefined) return found(type, text, signal, []);
  const own = await found(type, text, signal, [{ field: "accountId", op: "is", value: accountId }]);
  if (own.length > 0 && (text === "" || own.length === shownMax)) return own;
  const all = await found(type, text, signal, []);
  const known = new Set(own.map(({ id }) => id));
  return [...own, ...all.filter(({ id }) => !known.has(id))].slice(0, shownMax);
}

async function found(type: RecordType, text: string, signal: AbortSignal, conditions: readonly Condition[]) {
  const filter = { search: text || undefined, owner: "all" as const, conditions };
  const { rows } = await readList(type, { ...filter, limit: shownMax, columns: ["accountId", "city"] }, signal);
  return rows.map(
    (row): ComboboxChoice => ({
      id: row.id,
      label: recordName(type, row.values) || "–",
      note:
        (typeof row.values.accountId === "string" ? row.names[row.values.accountId] : undefined) ??
        (typeof row.values.city === "string" ? row.values.city : undefined),
    }),
  );
}
