import { detectMinutes } from "../../activities/detect-minutes";
import type { DurationUnit } from "../../imports-contract";

const minutesIn: Readonly<Record<DurationUnit, number>> = { min: 1, h: 60, s: 1 / 60, ms: 1 / 60_000 };
const plainNumber = /^\d+(?:[.,]\d+)?$/;
const clock = /^(\d{1,4}):(\d{1,2})(?::(\d{1,2})(?:[.,]\d+)?)?$/;
const iso =
  /^PT?(?=\d)(?:(\d+(?:[.,]\d+)?)D)?T?(?:(\d+(?:[.,]\d+)?)H)?(?:(\d+(?:[.,]\d+)?)M)?(?:(\d+(?:[.,]\d+)?)S)?$/i;
/** Any of "1 h", "15 min" and "20 s", in that order: "1h 15m", "1 hora y 20 minutos", "45'", "2 days". */
const spoken =
  /^(?:(\d+(?:[.,]\d+)?)\s*(?:d|days?|d[ií]as?)[\s,]*)?(?:(\d+(?:[.,]\d+)?)\s*(?:h|hrs?|hours?|horas?|std)\.?[\s,]*(?:and |y )?)?(?:(\d+(?:[.,]\d+)?)\s*(?:m|min|mins|minutes?|minutos?|['′])\.?[\s,]*(?:and |y )?)?(?:(\d+(?:[.,]\d+)?)\s*(?:s|secs?|seconds?|seg|segs|segundos?|["″])\.?)?$/i;

const numberOf = (text: string | undefined) => (text === undefined ? 0 : Number(text.replace(",", ".")));
const dayMinutes = 1_440;

function fromParts(match: RegExpExecArray | null): number | undefined {
  if (!match?.slice(1).some(Boolean)) return undefined;
  const [, days, hours, minutes, seconds] = match;
  return numberOf(days) * dayMinutes + numberOf(hours) * 60 + numberOf(minutes) + numberOf(seconds) / 60;
}

function fromClock(text: string, unit: DurationUnit): number | undefined {
  const match = clock.exec(text);
  if (!match) return undefined;
  const [, first = "", second = "", third] = match;
  if (Number(third ?? second) > 59 || Number(second) > 59) return undefined;
  if (third !== undefined) return Number(first) * 60 + Number(second) + Number(third) / 60;
  return unit === "s" || unit === "ms" ? Number(first) + Number(second) / 60 : Number(first) * 60 + Number(second);
}

/**
 * How long something took, in whole minutes: "0:45:00", "45 min", "1h 15m", "PT45M", "media hora", and a number alone in `unit`.
 * Two numbers with a colon are hours and minutes, and minutes and seconds where the unit is seconds. What took any time took a
 * minute. Undefined where the text says no length of time.
 */
export function readDuration(text: string, unit: DurationUnit = "min"): number | undefined {
  const cell = text.trim();
  const minutes = plainNumber.test(cell)
    ? numberOf(cell) * minutesIn[unit]
    : (fromClock(cell, unit) ?? fromParts(iso.exec(cell)) ?? fromParts(spoken.exec(cell)) ?? detectMinutes(cell));
  if (minutes === undefined) return undefined;
  return minutes > 0 ? Math.max(1, Math.round(minutes)) : 0;
}

/** What the numbers of a column of durations count, by its heading, folded: "call duration in seconds". Minutes where it says nothing. */
export function unitNamedIn(heading: string): DurationUnit | undefined {
  if (/\b(ms|millis|milliseconds?|milisegundos?)\b/.test(heading)) return "ms";
  if (/mm ss\b/.test(heading) && !/hh mm/.test(heading)) return "s";
  if (/\b(s|secs?|seconds?|segundos?)\b|seconds$/.test(heading)) return "s";
  if (/\b(h|hrs?|hours?|horas)\b/.test(heading)) return "h";
  return undefined;
}
