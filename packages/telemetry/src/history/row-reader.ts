import type { HistoryMapping, ValueKind } from "../history-contract";
import { readEvent } from "../ingest/read-event";
import type { EventRow } from "../store/stored-event";
import type { HistoryRow } from "./open-history";
import type { Refusal } from "./progress";
import { readMoment, saysItsZone } from "./read-moment";

export type ReadRow =
  | { line: number; row: EventRow; cells: string[] }
  | { line: number; reason: Refusal; cells: string[] };

const yes = /^(?:true|yes|y|1|s[ií]|verdadero)$/i;
const no = /^(?:false|no|n|0|falso)$/i;

function readValue(value: unknown, kind: ValueKind): unknown {
  if (typeof value !== "string") return value;
  const text = value.trim();
  if (text === "") return undefined;
  if (kind === "number") return Number.isFinite(Number(text)) ? Number(text) : text;
  if (kind === "yesNo") return yes.test(text) ? true : no.test(text) ? false : text;
  return text;
}

function membersOf(value: unknown): Record<string, unknown> | undefined {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  if (typeof value !== "string" || value.trim() === "") return undefined;
  try {
    const parsed: unknown = JSON.parse(value);
    return typeof parsed === "object" && parsed !== null && !Array.isArray(parsed)
      ? (parsed as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

const plainText = (value: unknown): string | undefined => {
  const text = typeof value === "number" ? String(value) : typeof value === "string" ? value.trim() : "";
  return text === "" ? undefined : text;
};

/**
 * Reads rows as events, by the rules of what arrives by itself: the same bounds, the same refusals, and for a row without a message
 * id the same one made of what was done, by whom and when. A file read twice gives the same ids.
 */
export function rowReader(
  columns: readonly string[],
  { columns: mapped, eventName, timeFormat, timeZone }: HistoryMapping,
  { uploadId, now }: { uploadId: string; now: number },
): (row: HistoryRow) => ReadRow {
  const at = (role: string) => mapped.findIndex((column) => column.role === role);
  const [person, event, time, messageId] = [at("person"), at("event"), at("time"), at("messageId")];
  const spread = mapped.flatMap((column, index) => (column.role === "properties" ? [index] : []));
  const own = mapped.flatMap((column, index) =>
    column.role === "property" ? [{ index, name: columns[index] ?? "", kind: column.kind }] : [],
  );

  /** None at all where the row has none: as a sender says it, so that it makes the same message id. */
  function propertiesOf({ values }: HistoryRow): Record<string, unknown> | undefined {
    const properties: Record<string, unknown> = {};
    const whole = spread.map((index) => membersOf(values[index]));
    const put = (name: string, value: unknown) => {
      if (value !== undefined && value !== null && name !== "__proto__") properties[name] = value;
    };
    for (const members of whole) for (const [name, value] of Object.entries(members ?? {})) put(name, value);
    for (const { index, name, kind } of own) put(name, readValue(values[index], kind));
    return whole.some(Boolean) || Object.keys(properties).length > 0 ? properties : undefined;
  }

  return (row) => {
    const refused = (reason: Refusal): ReadRow => ({ line: row.line, reason, cells: row.cells });
    if (row.problem) return refused(row.problem);
    const written = plainText(row.values[time]);
    const moment = written && readMoment(written, timeFormat, timeZone);
    if (!written || !moment) return refused("timestamp_unreadable");
    const id = messageId < 0 ? undefined : plainText(row.values[messageId]);
    const read = readEvent(
      {
        type: "track",
        event: event < 0 ? eventName : plainText(row.values[event]),
        userId: plainText(row.values[person]),
        // As it stands where a sender could have sent it so: without a message id the same event then has the same one.
        timestamp: saysItsZone(written) ? written : moment,
        properties: propertiesOf(row),
        ...(id !== undefined && { messageId: id }),
      },
      { now, keyId: uploadId, measured: true },
    );
    if (read.kind === "rejected") return refused(read.reason);
    if (read.kind !== "event") return refused("type_unknown");
    const { s: _source, ...rest } = read.row;
    return { line: row.line, row: { ...rest, u: uploadId }, cells: row.cells };
  };
}
