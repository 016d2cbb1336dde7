import { isCompactDate, looksLikeDate, readDate } from "@arraigo/platform/files";
import type { DateOrder, DecimalMark } from "../../imports-contract";
import { isNothing } from "../cells/nothing";
import { readEmails } from "../cells/read-email";
import { decimalEvidence, readNumber } from "../cells/read-number";
import { isComputerAddress } from "../cells/read-plain";
import { readYesNo } from "../cells/read-yes-no";

export type ColumnKind = "email" | "phone" | "date" | "number" | "url" | "boolean" | "text" | "empty";

/** What a column is made of, decided by its cells. */
export interface ColumnFacts {
  header: string;
  kind: ColumnKind;
  samples: string[];
  /** What some cells of a text are. */
  some?: ("email" | "number" | "date")[];
  /** Cells that are not empty. */
  filled: number;
  dateOrder?: DateOrder;
  /** Both orders read every cell: a person has to say which. */
  dateAmbiguous?: boolean;
  /** The first few that are no day there is, by the order they are read in. */
  dateOdd?: Partial<Record<DateOrder, string[]>>;
  /** Times stand with the days. */
  timed?: boolean;
  /** What stands before a number's fraction, where any number has one or groups its thousands. */
  decimal?: DecimalMark;
  decimalAmbiguous?: boolean;
  /** The sign or code most numbers carry: "$", "EUR". */
  currency?: string;
  percent?: boolean;
  /** How numbers stand: "$90,000", "1.234,50 €". The first one, as it is. */
  numberSample?: string;
  /** Names are SHOUTED. */
  capitals: boolean;
  /** Every different value, where there are few: what a choice can be matched with. */
  values?: string[];
  /** No value came twice among the first rows: a number to recognise rows by. */
  unique?: boolean;
}

const samplesMax = 4;
const sampleCharactersMax = 80;
const oddMax = 3;
const oddCharactersMax = 30;
const valuesMax = 60;
const valueCharactersMax = 120;
const uniqueLooked = 5_000;
/** From this share on, a column is what most of its cells are. */
const most = 0.8;
/** So many cells are looked at one by one; of the rest every sixty-fourth, unless a question is still open. */
const wholeCells = 4_000;
const stride = 64;

const emailShape = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const phoneShape = /^\+?[\d\s().x#/-]{7,}$/i;
const urlShape = /^(https?:\/\/|www\.)\S+$/i;
const phoneHeader = /phone|mobile|\btel|cell|m[oó]vil|celular|fax|fono/i;

/** Collects evidence about one column, cell by cell, in bounded memory. */
export class ColumnSurvey {
  private filled = 0;
  private looked = 0;
  private readonly samples = new Set<string>();
  private readonly values = new Set<string>();
  private manyValues = false;
  private repeated = false;
  private readonly keys = new Set<string>();
  private emails = 0;
  private urls = 0;
  private dates = 0;
  private compactDates = 0;
  private timed = 0;
  private yearFirst = 0;
  private named = 0;
  private readonly orders = { ymd: 0, mdy: 0, dmy: 0 };
  private readonly odd: Record<DateOrder, string[]> = { ymd: [], mdy: [], dmy: [] };
  private booleans = 0;
  private numbers = 0;
  private phones = 0;
  private dialled = 0;
  private readonly marks = { ".": 0, ",": 0, either: 0 };
  private typed = 0;
  private percents = 0;
  private readonly currencies = new Map<string, number>();
  private numberSample: string | undefined;
  private worded = 0;
  private shouted = 0;

  constructor(private readonly header: string) {}

  /** `typed`: a sheet's own number, which says nothing about how texts beside it are to be read. */
  add(raw: string, typed = false): void {
    if (raw === "" || isNothing(raw)) return;
    this.filled++;
    if (this.filled > wholeCells && this.filled % stride !== 0 && !this.isOpen()) return;
    this.look(raw.trim(), typed);
  }

  /** Whether the order of dates or the mark of numbers is still unknown: one cell more may tell. */
  private isOpen(): boolean {
    if (this.dates > this.looked / 2) return this.orders.mdy === this.orders.dmy && this.named < this.dates;
    return this.numbers > this.looked / 2 && this.marks.either > 0 && this.marks["."] + this.marks[","] === 0;
  }

  private look(cell: string, typed: boolean): void {
    this.looked++;
    if (this.samples.size < samplesMax) this.samples.add(cell.slice(0, sampleCharactersMax));
    this.keepValue(cell);
    const first = cell.charCodeAt(0);
    if (/\p{L}{2}/u.test(cell)) {
      this.worded++;
      if (cell === cell.toUpperCase() && cell !== cell.toLowerCase()) this.shouted++;
    }
    if (cell.length <= 9 && readYesNo(cell) !== undefined) this.booleans++;
    if (cell.includes("@")) {
      if (emailShape.test(cell) || readEmails(cell)) this.emails++;
      return;
    }
    if ((first === 104 || first === 72 || first === 119 || first === 87) && urlShape.test(cell)) this.urls++;
    if (!/\d/.test(cell)) return;
    if (isComputerAddress(cell)) return;
    if (looksLikeDate(cell)) this.lookAtDate(cell);
    else if (cell.length === 8 && isCompactDate(cell)) this.compactDates++;
    if (phoneShape.test(cell)) {
      this.phones++;
      if (/^\+\d|[()]|\dx\d/.test(cell)) this.dialled++;
    }
    this.lookAtNumber(cell, typed);
  }

  private keepValue(cell: string): void {
    if (!this.manyValues) {
      this.values.add(cell.slice(0, valueCharactersMax));
      if (this.values.size > valuesMax) {
        this.manyValues = true;
        this.values.clear();
      }
    }
    if (this.repeated || this.looked > uniqueLooked) return;
    if (this.keys.has(cell)) this.repeated = true;
    else this.keys.add(cell);
  }

  private lookAtDate(cell: string): void {
    this.dates++;
    if (/\d[:h]\d{2}/.test(cell)) this.timed++;
    if (/^\d{4}\b/.test(cell)) this.yearFirst++;
    if (/\p{L}{3}/u.test(cell)) this.named++;
    for (const order of ["ymd", "mdy", "dmy"] as const)
      if (readDate(cell, order)) this.orders[order]++;
      else if (this.odd[order].length < oddMax) this.odd[order].push(cell.slice(0, oddCharactersMax));
  }

  private lookAtNumber(cell: string, typed: boolean): void {
    const evidence = decimalEvidence(cell);
    if (evidence === undefined) return;
    this.numbers++;
    this.numberSample ??= cell.slice(0, sampleCharactersMax);
    if (typed) this.typed++;
    else if (evidence !== "none") this.marks[evidence]++;
    const read = readNumber(cell, ".");
    if (read?.percent) this.percents++;
    if (read?.currency) this.currencies.set(read.currency, (this.currencies.get(read.currency) ?? 0) + 1);
  }

  /** The one order all evidence points to; undefined while there is none. */
  get certainOrder(): DateOrder | undefined {
    const { mdy, dmy } = this.orders;
    return this.dates >= this.looked * most && mdy !== dmy ? (mdy > dmy ? "mdy" : "dmy") : undefined;
  }

  get certainMark(): DecimalMark | undefined {
    const { ".": points, ",": commas } = this.marks;
    return this.numbers >= this.looked * most && points !== commas ? (points > commas ? "." : ",") : undefined;
  }

  /** What the column is. The leanings settle what reads both ways. */
  facts(leaning: { order: DateOrder; mark: DecimalMark }): ColumnFacts {
    const { header, filled, looked } = this;
    const base: ColumnFacts = {
      header,
      kind: "text",
      samples: [...this.samples],
      filled,
      capitals: this.worded >= 3 && this.shouted >= this.worded * 0.95,
    };
    if (!this.manyValues && (this.values.size < looked || looked <= valuesMax)) base.values = [...this.values];
    if (looked > 1 && !this.repeated) base.unique = true;
    const mostly = (count: number) => looked > 0 && count >= looked * most;
    if (looked === 0) return { ...base, kind: "empty" };
    if (mostly(this.emails)) return { ...base, kind: "email" };
    if (mostly(this.urls)) return { ...base, kind: "url" };
    if (mostly(this.dates)) return { ...base, kind: "date", ...this.dateFacts(leaning.order) };
    if (mostly(this.compactDates) && this.compactDates > this.numbers * most)
      return { ...base, kind: "date", dateOrder: "ymd" };
    if (this.booleans === looked && this.numbers < looked) return { ...base, kind: "boolean" };
    if (mostly(this.numbers) && !this.isPhone()) return { ...base, kind: "number", ...this.numberFacts(leaning.mark) };
    if (mostly(this.phones)) return { ...base, kind: "phone" };
    return { ...base, ...this.someFacts(leaning) };
  }

  /** What some cells of a column of texts are, and how those are to be read. */
  private someFacts(leaning: { order: DateOrder; mark: DecimalMark }): Partial<ColumnFacts> {
    const some = [
      ...(this.emails > 0 ? ["email" as const] : []),
      ...(this.numbers > 0 ? ["number" as const] : []),
      ...(this.dates > 0 ? ["date" as const] : []),
    ];
    return {
      ...(some.length > 0 ? { some } : {}),
      ...(this.numbers > 0 ? this.numberFacts(leaning.mark) : {}),
      ...(this.dates > 0 ? this.dateFacts(leaning.order) : {}),
    };
  }

  /** Bare digits are a phone number where the heading says so, or where some of them are dialled like one. */
  private isPhone(): boolean {
    return phoneHeader.test(this.header) || (this.dialled > 0 && this.currencies.size === 0 && this.percents === 0);
  }

  private dateFacts(leaning: DateOrder): Pick<ColumnFacts, "dateOrder" | "dateAmbiguous" | "dateOdd" | "timed"> {
    const { mdy, dmy, ymd } = this.orders;
    const odd = Object.entries(this.odd).filter(([, cells]) => cells.length > 0);
    const timed = {
      ...(this.timed > 0 ? { timed: true } : {}),
      ...(odd.length > 0 ? { dateOdd: Object.fromEntries(odd) } : {}),
    };
    if (this.yearFirst === this.dates) return { dateOrder: "ymd", ...timed };
    const best = Math.max(ymd, mdy, dmy);
    if (mdy === best && dmy === best) {
      const ambiguous = this.named < this.dates ? { dateAmbiguous: true } : {};
      return { dateOrder: leaning === "ymd" ? "mdy" : leaning, ...ambiguous, ...timed };
    }
    return { dateOrder: mdy === best ? "mdy" : dmy === best ? "dmy" : "ymd", ...timed };
  }

  private numberFacts(leaning: DecimalMark) {
    const { ".": points, ",": commas, either } = this.marks;
    const [currency] = [...this.currencies].sort((a, b) => b[1] - a[1])[0] ?? [];
    return {
      numberSample: this.numberSample,
      ...(points + commas + either > 0
        ? { decimal: this.certainMark ?? leaning }
        : this.typed > 0
          ? { decimal: "." as const }
          : {}),
      ...(either > 0 && points === commas ? { decimalAmbiguous: true } : {}),
      ...(currency ? { currency } : {}),
      ...(this.percents > this.numbers / 2 ? { percent: true } : {}),
    };
  }
}
