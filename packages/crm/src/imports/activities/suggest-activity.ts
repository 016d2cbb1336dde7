import type { ActivityKind } from "../../activities-contract";
import type { ColumnMapping } from "../../imports-contract";
import { fold } from "../../records/fold";
import type { ColumnFacts } from "../file/column-survey";
import { unitNamedIn } from "./read-duration";

const words: readonly (readonly [ActivityKind, RegExp])[] = [
  ["call", /\b(calls?|llamadas?)\b/],
  ["email", /\b(e ?mails?|correos?)\b/],
  ["chat", /\b(chats?|whatsapp|sms)\b/],
  [
    "meeting",
    /\b(meetings?|events?|attendees?|all day|start (?:time|date)|reuni(?:on|ones)|eventos?|hora de inicio)\b/,
  ],
  ["task", /\b(tasks?|due|status|done|completed|tareas?|vence|vencimiento|estado)\b/],
  ["note", /\b(notes?|notas?)\b/],
];

/** What rows are that do not say it: what most headings speak of, as exports of one kind of activity do. */
export function usualKind(columns: readonly ColumnFacts[]): ActivityKind {
  const headings = columns.map(({ header }) => fold(header.replace(/([\p{Ll}\d])(\p{Lu})/gu, "$1 $2")));
  const counts = words.map(([kind, word]) => ({
    kind,
    count: headings.filter((heading) => word.test(heading)).length,
  }));
  const [most] = counts.sort((one, other) => other.count - one.count);
  return most && most.count > 0 ? most.kind : "note";
}

const minutesAndSeconds = /^\d{1,3}:\d{2}$/;

/** How a column's durations are to be read: by its heading, else by cells that can be no hours. */
export function durationReading(column: ColumnFacts | undefined): Pick<ColumnMapping, "unit"> {
  if (!column) return {};
  const said = unitNamedIn(fold(column.header.replace(/([\p{Ll}\d])(\p{Lu})/gu, "$1 $2")));
  if (said) return { unit: said };
  const cells = (column.values ?? column.samples).filter((cell) => minutesAndSeconds.test(cell));
  // Nobody is on one call for a day: 31:20 is half an hour.
  return cells.some((cell) => Number(cell.split(":")[0]) > 23) ? { unit: "s" } : { unit: "min" };
}
