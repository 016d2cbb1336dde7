import { looksLikeDate, readDate, readInstant } from "@arraigo/platform/files";
import type { Field } from "../../fields/field";
import { type ColumnMapping, type DateOrder, dateOrders } from "../../imports-contract";
import { fold } from "../../records/fold";
import { type ChoiceWords, choiceWords, readChoice } from "../cells/read-choice";
import { readEmails } from "../cells/read-email";
import { readCurrency, readMoney, type WrittenAmount } from "../cells/read-money";
import { readNumber } from "../cells/read-number";
import { readLine, readPhone, readTags, readUrl } from "../cells/read-plain";
import { readYesNo } from "../cells/read-yes-no";
import type { RowProblem } from "./import-row";

/** What reading depends on beside the column: where the file's clocks hang, and the organisation's currency. */
export interface ReadingPlace {
  timeZone: string;
  currency: string;
}

/** A value as the record keeps it; of an amount, what is written, until the currency of its row is known. */
export type Read = { value: unknown; amount?: WrittenAmount } | RowProblem;

const tagCharactersMax = 60;
const longest = { line: 300, paragraph: 4_000 } as const;
const shown = (text: string) => (text.length > 60 ? `${text.slice(0, 59)}…` : text);
const problem = (name: RowProblem["problem"], value: string): RowProblem => ({
  problem: name,
  params: { value: shown(value) },
});

/** Why a text is no date: there is no such day, or only where day, month and year stand in another order. */
function noDate(text: string, order: DateOrder): RowProblem {
  const elsewhere = looksLikeDate(text) && dateOrders.some((other) => readDate(text, other) !== undefined);
  return elsewhere ? { problem: "otherOrder", params: { value: shown(text), order } } : problem("badDate", text);
}

function boundedNumber(value: number, field: Field, text: string): Read {
  if ((field.min !== undefined && value < field.min) || (field.max !== undefined && value > field.max))
    return problem("outOfRange", text);
  return { value };
}

function textReader(charactersMax: number, read: (text: string) => string): (text: string) => Read {
  return (text) => {
    const value = read(text);
    if (value.length > charactersMax) return { problem: "tooLong", params: { charactersMax } };
    return { value };
  };
}

/** How a cell becomes a value of this field: one function a column, made once. */
export function valueReader(field: Field, column: ColumnMapping, place: ReadingPlace): (text: string) => Read {
  const order = column.dateOrder ?? "ymd";
  const mark = column.decimal ?? ".";
  switch (field.kind) {
    case "paragraph":
      return textReader(field.charactersMax ?? longest.paragraph, (text) => text);
    case "email":
      return (text) => {
        const [first] = readEmails(text) ?? [];
        return first ? { value: first } : problem("badEmail", text);
      };
    case "phone":
      return (text) => {
        const value = readPhone(text);
        return value && value.length <= (field.charactersMax ?? 60) ? { value } : problem("badPhone", text);
      };
    case "url":
      return (text) => {
        const value = readUrl(text);
        return value && value.length <= (field.charactersMax ?? 300) ? { value } : problem("badUrl", text);
      };
    case "currency":
      return (text) => {
        const value = readCurrency(text, place.currency);
        return value ? { value } : problem("badCurrency", text);
      };
    case "integer":
      return (text) => {
        const read = readNumber(text, mark);
        if (!read || !Number.isSafeInteger(read.value)) return problem("badNumber", text);
        return boundedNumber(read.value, { min: 0, ...field }, text);
      };
    case "decimal":
      return (text) => {
        const read = readNumber(text, mark);
        return read ? boundedNumber(read.value, { min: -1e12, max: 1e12, ...field }, text) : problem("badNumber", text);
      };
    case "money":
      return (text) => {
        const amount = readMoney(text, mark);
        return amount ? { value: amount.value, amount } : problem("badAmount", text);
      };
    case "date":
      return (text) => {
        const value = readDate(text, order);
        return value ? { value } : noDate(text, order);
      };
    case "instant":
      return (text) => {
        const value = readInstant(text, order, place.timeZone);
        return value ? { value } : noDate(text, order);
      };
    case "choice": {
      const meant = new Map(Object.entries(column.values ?? {}).map(([text, choice]) => [fold(text), choice]));
      const words: ChoiceWords = choiceWords(field.choices ?? [], () => []);
      return (text) => {
        const told = meant.get(fold(text));
        const value = told !== undefined && field.choices?.includes(told) ? told : readChoice(text, words);
        return value === undefined ? problem("badChoice", text) : { value };
      };
    }
    case "yesNo":
      return (text) => {
        const value = readYesNo(text);
        return value === undefined ? problem("badYesNo", text) : { value };
      };
    case "tags":
      return (text) => ({ value: readTags(text, field.max ?? 30).map((tag) => tag.slice(0, tagCharactersMax)) });
    default:
      return textReader(field.charactersMax ?? longest.line, readLine);
  }
}
