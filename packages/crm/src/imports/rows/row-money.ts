import { fieldsOf } from "../../fields/record-fields";
import type { RecordType } from "../../record-types";
import { exactly, meantBy, minorOf, type Sign, type WrittenAmount } from "../cells/read-money";
import type { ImportRow, RowProblem } from "./import-row";

/** An amount of a row, its number kept until the row's currency is known: of a yen there are no hundredths. */
export interface RowAmount extends WrittenAmount {
  /** What the mapping says of amounts without a sign in this column. */
  setting: string | undefined;
  /** Where it stood, and how. */
  column: string;
  cell: string;
}

const detailCharactersMax = 2_000;
const shown = (text: string) => (text.length > 60 ? `${text.slice(0, 59)}…` : text);
const about = ({ column, cell }: RowAmount) => ({ column, value: shown(cell) });
const agree = (one: Sign, other: Sign) => one.may.some((code) => other.may.includes(code));

/** Takes an amount out of a row: what stood there is kept under its heading. */
function leaveOut(row: ImportRow, key: string): void {
  const amount = row.money[key];
  if (!amount) return;
  row.details[amount.column] = amount.cell.slice(0, detailCharactersMax);
  delete row.money[key];
}

/** The amount in the smallest unit of a currency, or why it is none that a field holds. */
function fitting(type: RecordType, key: string, amount: RowAmount, currency: string): number | RowProblem {
  const minor = minorOf(amount.value, currency);
  if (minor === undefined) return { problem: "badAmount", params: about(amount) };
  const { min = 0, max = Number.MAX_SAFE_INTEGER } = fieldsOf(type)[key] ?? {};
  return minor < min || minor > max ? { problem: "outOfRange", params: about(amount) } : minor;
}

/**
 * What a row that was read whole says of its currency, put on each of its amounts: its column of currencies, else the sign at any
 * amount, else what the mapping says of their columns. An amount that says otherwise, or whose currency stands there and cannot be
 * read, is left out. Returns what is wrong.
 */
export function agreeOnCurrency(type: RecordType, row: ImportRow, usual: string, isUnread: boolean): RowProblem[] {
  const entries = Object.entries(row.money);
  if (entries.length === 0) return [];
  const column = row.values.currency as string | undefined;
  const signs = entries.flatMap(([, { sign }]) => (sign ? [sign] : []));
  const [narrowest] = signs.sort((one, other) => one.may.length - other.may.length);
  const setting = isUnread ? undefined : entries.find(([, amount]) => amount.setting)?.[1].setting;
  const said = column ? exactly(column) : (narrowest ?? (setting ? exactly(setting) : undefined));
  const problems: RowProblem[] = [];
  for (const [key, amount] of entries) {
    const own =
      amount.sign ?? (column === undefined && !narrowest && amount.setting ? exactly(amount.setting) : undefined);
    const found =
      isUnread && !amount.sign
        ? { problem: "amountUnsaid" as const, params: about(amount) }
        : said && own && !agree(said, own)
          ? { problem: "currencyClash" as const, params: { ...about(amount), currency: said.usual } }
          : fitting(type, key, amount, said ? meantBy(said, amount.setting, usual) : usual);
    if (typeof found === "number") row.money[key] = { ...amount, sign: said && narrowed(said, amount.setting) };
    else {
      problems.push(found);
      leaveOut(row, key);
    }
  }
  if (said?.may.length === 1 && Object.keys(row.money).length > 0) row.values.currency = said.usual;
  return problems;
}

/** "$" in a column whose amounts are in pesos is a peso. */
const narrowed = (sign: Sign, setting: string | undefined): Sign =>
  setting !== undefined && sign.may.includes(setting) ? exactly(setting) : sign;

/**
 * Turns a row's amounts into the smallest unit of its currency: what it says, else the currency of the record it is about, else the
 * usual one. Only what the row says becomes a value of its own: an amount alone makes no other money of a record.
 */
export function settleMoney(
  type: RecordType,
  row: ImportRow,
  usual: string,
  record?: Readonly<Record<string, unknown>>,
): void {
  const keys = Object.keys(row.money);
  if (keys.length === 0) return;
  const held = typeof record?.currency === "string" ? record.currency : undefined;
  const sign = keys.map((key) => row.money[key]?.sign).find(Boolean);
  const said = (row.values.currency as string | undefined) ?? (sign && meantBy(sign, held, usual));
  const currency = said ?? held ?? usual;
  if (said !== undefined) row.values.currency = said;
  for (const key of keys) {
    const amount = row.money[key];
    if (!amount) continue;
    const found: number | RowProblem =
      amount.sign && !amount.sign.may.includes(currency)
        ? { problem: "currencyClash", params: { ...about(amount), currency } }
        : fitting(type, key, amount, currency);
    if (typeof found === "number") row.values[key] = found;
    else {
      row.notices.push(found);
      leaveOut(row, key);
    }
  }
  row.money = {};
}
