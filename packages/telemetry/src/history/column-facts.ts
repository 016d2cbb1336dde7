import { type TimeFormat, timeFormats } from "../history-contract";
import { storableText } from "../ingest/storable";
import type { ColumnFacts } from "./file-facts";
import { momentFormats } from "./read-moment";

const samplesMax = 4;
const sampleCharactersMax = 60;
const timesShareMin = 0.5;
const number = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,10})?$/;
const yesNo = /^(?:true|false)$/i;

const textOf = (value: unknown): string => {
  if (value === undefined || value === null) return "";
  if (typeof value === "string") return value.trim();
  return typeof value === "object" ? JSON.stringify(value) : String(value as number | boolean);
};

function isObject(value: unknown, text: string): boolean {
  if (typeof value === "object" && value !== null) return !Array.isArray(value);
  if (!text.startsWith("{")) return false;
  try {
    return typeof JSON.parse(text) === "object";
  } catch {
    return false;
  }
}

/** Finds out what a column is made of, value by value. */
export class ColumnSurvey {
  private readonly samples = new Set<string>();
  private seen = 0;
  private filled = 0;
  private readonly times = new Map<TimeFormat, number>();
  private numbers = true;
  private answers = true;
  private objects = true;

  constructor(private readonly name: string) {}

  add(value: unknown): void {
    this.seen += 1;
    const text = textOf(value);
    if (text === "") return;
    this.filled += 1;
    if (this.samples.size < samplesMax) this.samples.add(storableText(text.slice(0, sampleCharactersMax)));
    for (const format of momentFormats(text)) this.times.set(format, (this.times.get(format) ?? 0) + 1);
    this.numbers &&= number.test(text);
    this.answers &&= yesNo.test(text);
    this.objects &&= isObject(value, text);
  }

  /** `dayFirst` decides between two orders that both fit. */
  facts(dayFirst: boolean): ColumnFacts {
    const some = this.filled > 0;
    // A year in front is certain, and so is a count; between the two other orders the reader's language decides.
    const order: TimeFormat[] = dayFirst ? ["ymd", "dmy", "mdy"] : ["ymd", "mdy", "dmy"];
    const rank = (format: TimeFormat) => (order.includes(format) ? order.indexOf(format) : order.length);
    const read = (format: TimeFormat) => this.times.get(format) ?? 0;
    // A few values that are none do not make a column of times something else.
    const times = timeFormats
      .filter((format) => this.filled > 0 && read(format) >= this.filled * timesShareMin)
      .sort((one, other) => read(other) - read(one) || rank(one) - rank(other));
    return {
      name: storableText(this.name),
      samples: [...this.samples],
      filled: this.seen === 0 ? 0 : this.filled / this.seen,
      times,
      kind: some && this.answers ? "yesNo" : some && this.numbers ? "number" : "text",
      objects: some && this.objects,
    };
  }
}
