import { toMinor } from "./money";

export interface FigureLine {
  account: string;
  month: string;
  revenueMinor: number | null;
  costOfGoodsMinor: number | null;
}

export interface ReadFigures {
  lines: FigureLine[];
  /** The first line that is no month of an account. */
  wrong: { line: number; text: string } | undefined;
}

const month = /^(?:(\d{4})[-/.](\d{1,2})|(\d{1,2})[-/.](\d{4}))(?:[-/.]\d{1,2})?$/u;

/** Lines of "account; month; revenue; cost", from a spreadsheet or a CSV file. A first line of headings is passed over. */
export function readFigures(text: string, currency: string): ReadFigures {
  const lines: FigureLine[] = [];
  for (const [index, line] of text.split(/\r?\n/u).entries()) {
    if (line.trim() === "") continue;
    const read = readLine(line, currency);
    if (read) lines.push(read);
    // What stands first and has no month is what the columns are called.
    else if (lines.length > 0 || index > 0)
      return { lines, wrong: { line: index + 1, text: line.trim().slice(0, 80) } };
  }
  return { lines, wrong: undefined };
}

function readLine(line: string, currency: string): FigureLine | undefined {
  const separator = line.includes("\t") ? "\t" : line.includes(";") ? ";" : ",";
  const cells = line.split(separator).map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/u, "$1")
      .replaceAll('""', '"'),
  );
  const [account = "", when = "", revenue = "", cost = ""] = cells;
  const found = month.exec(when);
  if (account === "" || !found || cells.length > 5) return undefined;
  const [year, number] = found[1] ? [found[1], found[2]] : [found[4], found[3]];
  if (Number(number) < 1 || Number(number) > 12) return undefined;
  const [revenueMinor, costOfGoodsMinor] = [amountOf(revenue, currency), amountOf(cost, currency)];
  if (revenueMinor === undefined || costOfGoodsMinor === undefined) return undefined;
  return { account, month: `${year}-${String(number).padStart(2, "0")}`, revenueMinor, costOfGoodsMinor };
}

/** "12.500,00", "12,500.00", "12500": the last separator with at most two digits behind it is the decimal one. */
function amountOf(text: string, currency: string): number | null | undefined {
  const bare = text.replace(/[^\d.,-]/gu, "");
  if (bare === "") return /\d/u.test(text) ? undefined : null;
  const decimal = /[.,]\d{1,2}$/u.exec(bare);
  const whole = (decimal ? bare.slice(0, decimal.index) : bare).replace(/[.,]/gu, "");
  const amount = Number(decimal ? `${whole}.${decimal[0].slice(1)}` : whole);
  return Number.isFinite(amount) ? toMinor(amount, currency) : undefined;
}
