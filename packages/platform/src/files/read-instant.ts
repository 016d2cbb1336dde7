import type { DateOrder } from "../contract";
import { readDate } from "./read-date";

const time =
  /[T ,]+(\d{1,2})[:.h](\d{2})(?:[:.](\d{2})(?:[.,](\d{1,9}))?)?\s*([ap])?\.?\s*m?\.?\s*(z|utc|gmt|[+-]\d{2}:?\d{2}|[+-]\d{2})?$/i;

const formats = new Map<string, Intl.DateTimeFormat>();

/** How far a zone's clock is ahead of UTC at an instant, in milliseconds. */
function aheadMs(timeZone: string, at: number): number {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium", hourCycle: "h23" });
  formats.set(timeZone, format);
  return Date.parse(`${format.format(at).replace(" ", "T")}Z`) - Math.floor(at / 1_000) * 1_000;
}

const hourMs = 3_600_000;
/** Zones change at full hours of a few days a year: one look-up an hour and zone is enough. */
const known = new Map<string, number>();

/** The instant a wall clock in a zone shows; of a time that the change to summer skips, the one an hour later. */
function fromWallClock(wall: number, timeZone: string): number {
  if (timeZone === "UTC") return wall;
  const key = `${timeZone} ${Math.floor(wall / hourMs)}`;
  let ahead = known.get(key);
  if (ahead === undefined) {
    const guess = aheadMs(timeZone, wall);
    ahead = aheadMs(timeZone, wall - guess);
    if (known.size > 50_000) known.clear();
    known.set(key, ahead);
  }
  return wall - ahead;
}

function offsetMs(text: string): number {
  const match = /^([+-])(\d{2}):?(\d{2})?$/.exec(text);
  if (!match) return 0;
  return (match[1] === "-" ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3] ?? 0)) * 60_000;
}

/**
 * Reads a day with or without a time as an ISO instant. Without an offset of its own the time is what a clock in `timeZone`
 * showed; a day alone is its beginning. Undefined where no such day or time exists.
 */
export function readInstant(text: string, order: DateOrder, timeZone: string): string | undefined {
  const day = readDate(text, order);
  if (!day) return undefined;
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const match = time.exec(text);
  if (!match) {
    // Something that is neither a time nor nothing follows the day: better said than guessed.
    if (/[T ,]+\d{1,2}[:.h]\d{2}/i.test(text)) return undefined;
    return new Date(fromWallClock(midnight, timeZone)).toISOString();
  }
  const [, hours = "", minutes = "", seconds = "0", fraction = "", half, zone] = match;
  let hour = Number(hours);
  if (half && (hour > 12 || hour === 0)) return undefined;
  if (half) hour = (hour % 12) + (half.toLowerCase() === "p" ? 12 : 0);
  if (hour > 23 || Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  const ms = Number(fraction.slice(0, 3).padEnd(3, "0"));
  const wall = midnight + ((hour * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000 + ms;
  const at = zone ? wall - offsetMs(zone) : fromWallClock(wall, timeZone);
  return new Date(at).toISOString();
}
