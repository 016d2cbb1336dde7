import type { DecimalMark } from "../../imports-contract";
import { isCurrency } from "../../records/currency-digits";

/** Symbols and codes that stand for a currency. A bare dollar may be any of a dozen countries'. */
const symbols: readonly [string, string][] = [
  ["US$", "USD"],
  ["MX$", "MXN"],
  ["CA$", "CAD"],
  ["C$", "CAD"],
  ["A$", "AUD"],
  ["AU$", "AUD"],
  ["NZ$", "NZD"],
  ["R$", "BRL"],
  ["S/", "PEN"],
  ["€", "EUR"],
  ["£", "GBP"],
  ["¥", "JPY"],
  ["₹", "INR"],
  ["₩", "KRW"],
  ["₽", "RUB"],
  ["₺", "TRY"],
  ["₡", "CRC"],
  ["₲", "PYG"],
  ["zł", "PLN"],
  ["kr", "SEK"],
  ["$", "$"],
];

interface Parts {
  /** Digits and marks alone. */
  digits: string;
  negative: boolean;
  percent: boolean;
  /** An ISO code, or "$" where only that is known. */
  currency: string | undefined;
}

/** Takes off everything around a number: sign, brackets, currency, percent, blanks. Undefined for what is no number. */
function partsOf(written: string): Parts | undefined {
  let text = written.trim().replace(/[\u2212\u2013]/g, "-");
  let negative = false;
  let percent = false;
  let currency: string | undefined;
  if (/^\(.*\)$/.test(text)) {
    negative = true;
    text = text.slice(1, -1).trim();
  }
  if (text.startsWith("-")) {
    negative = !negative;
    text = text.slice(1).trim();
  } else if (text.startsWith("+")) text = text.slice(1).trim();
  const code = /^([A-Z]{3})\s?(?=[\d.,(+-])|(?<=[\d.,)])\s?([A-Z]{3})$/.exec(text);
  const named = code?.[1] ?? code?.[2] ?? "";
  if (code && isCurrency(named)) {
    currency = named;
    text = (code[1] ? text.slice(code[0].length) : text.slice(0, -code[0].length)).trim();
  } else if (!/^[\d.,-]/.test(text) || !/[\d.,-]$/.test(text))
    for (const [symbol, meant] of symbols) {
      const before = text.startsWith(symbol);
      if (!before && !text.endsWith(symbol)) continue;
      currency = meant;
      text = before ? text.slice(symbol.length) : text.slice(0, -symbol.length);
      text = text.trim();
      break;
    }
  if (text.endsWith("%")) {
    percent = true;
    text = text.slice(0, -1).trim();
  }
  // "$-5", and "5-" as accounting writes it.
  if (!negative && /^-|-$/.test(text)) {
    negative = true;
    text = text.replace(/^-\s*|\s*-$/, "");
  }
  const digits = text.replace(/(?<=\d)[\s\u00a0\u2009\u202f'’](?=\d{3}(?!\d))/g, "");
  return /^[\d.,]*\d[\d.,]*$/.test(digits) || /^\d+(\.\d+)?e[+-]?\d+$/i.test(digits)
    ? { digits, negative, percent, currency }
    : undefined;
}

/** What a cell says about its column's decimal mark: one of them, that both fit ("1,234"), or nothing ("1234"). */
export function decimalEvidence(text: string): DecimalMark | "either" | "none" | undefined {
  const parts = partsOf(text);
  if (!parts) return undefined;
  const { digits } = parts;
  const points = digits.split(".").length - 1;
  const commas = digits.split(",").length - 1;
  if (points === 0 && commas === 0) return "none";
  if (points > 0 && commas > 0) {
    const mark = digits.lastIndexOf(".") > digits.lastIndexOf(",") ? "." : ",";
    return (mark === "." ? points : commas) === 1 ? mark : undefined;
  }
  const [mark, other, count] = points > 0 ? ([".", ",", points] as const) : ([",", ".", commas] as const);
  const groups = digits.split(mark);
  if (count > 1) return groups.slice(1).every((group) => group.length === 3) ? other : undefined;
  const [whole = "", fraction = ""] = groups;
  return fraction.length === 3 && /^[1-9]\d{0,2}$/.test(whole) ? "either" : mark;
}

/** Thousands in groups, of which none begins with a zero ("0.125" is an eighth in every language), or digits alone. */
const grouped = {
  ".": /^[1-9]\d{0,2}(?:,\d{2,3})*,\d{3}(?:\.\d*)?$|^\d+(?:\.\d*)?$|^\.\d+$/,
  ",": /^[1-9]\d{0,2}(?:\.\d{2,3})*\.\d{3}(?:,\d*)?$|^\d+(?:,\d*)?$|^,\d+$/,
} as const;

function valueIn(digits: string, mark: DecimalMark): number | undefined {
  if (!grouped[mark].test(digits)) return undefined;
  return Number(mark === "." ? digits.replaceAll(",", "") : digits.replaceAll(".", "").replace(",", "."));
}

export interface WrittenNumber {
  value: number;
  percent: boolean;
  currency: string | undefined;
}

/**
 * Reads a number as people write it: "$90,000 ", "1.234,56 €", "(1,200)", "12 %", "1'000.50", "USD 5". `mark` decides where both
 * readings are possible; what only the other one can read is read by the other one. Percentages keep their figure: "12 %" is 12.
 * Undefined for what is no number.
 */
export function readNumber(text: string, mark: DecimalMark): WrittenNumber | undefined {
  const parts = partsOf(text);
  if (!parts) return undefined;
  const { digits, negative, percent, currency } = parts;
  const value = /e/i.test(digits)
    ? Number(digits)
    : (valueIn(digits, mark) ?? valueIn(digits, mark === "." ? "," : "."));
  if (value === undefined || !Number.isFinite(value)) return undefined;
  return { value: negative && value !== 0 ? -value : value, percent, currency };
}
