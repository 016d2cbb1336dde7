import type { ComboboxChoice } from "@arraigo/ui/combobox";
import { readList } from "../record-list/list-procedures";
import { type RecordType, recordName } from "./record-fields";

const shownMax = 8;

/** Records of a type for a picker: those whose name resembles what was typed, the newest where nothing was. */
export async function findRecords(
  type: RecordType,
  text: string,
  signal: AbortSignal,
): Promise<readonly ComboboxChoice[]> {
  const filter = { search: text || undefined, owner: "all" as const, conditions: [] };
  const { rows } = await readList(type, { ...filter, limit: shownMax, columns: ["accountId", "city"] }, signal);
  return rows.map((row) => ({
    id: row.id,
    label: recordName(type, row.values) || "–",
    note:
      (typeof row.values.accountId === "string" ? row.names[row.values.accountId] : undefined) ??
      (typeof row.values.city === "string" ? row.values.city : undefined),
  }));
}
