/** What a line is worth needs no more than this. */
export interface PricedLine {
  quantity: number;
  unitPriceMinor: number;
  discountPercent: number;
  unitCostMinor: number | null;
}

export interface LineTotals {
  /** Before discounts, in the smallest unit. */
  listMinor: number;
  discountMinor: number;
  totalMinor: number;
  /** What the lines with a known cost cost. */
  costMinor: number;
  /** Lines whose cost nobody knows: while there are any, there is no margin to speak of. */
  costUnknown: number;
  marginMinor: number | null;
  /** 0 to 1 of the total; null where there is no margin or nothing is asked for it. */
  marginShare: number | null;
}

/** One line after its discount, rounded half up to the smallest unit: lines are rounded, sums are not. */
export const lineTotal = (line: PricedLine): number =>
  rounded(line.quantity * line.unitPriceMinor * (1 - line.discountPercent / 100));
const listTotal = (line: PricedLine) => rounded(line.quantity * line.unitPriceMinor);
const costTotal = (line: PricedLine) => (line.unitCostMinor === null ? 0 : rounded(line.quantity * line.unitCostMinor));

/** 1.005 × 100 is 100.49999999999999 to a computer, and 100.50 to everybody else. */
const rounded = (value: number) => Math.round(Number(value.toPrecision(15)));

/** Sums of lines. A missing cost is missing, not zero. */
export function lineTotals(lines: readonly PricedLine[]): LineTotals {
  const sum = (of: (line: PricedLine) => number) => lines.reduce((total, line) => total + of(line), 0);
  const totalMinor = sum(lineTotal);
  const listMinor = sum(listTotal);
  const costMinor = sum(costTotal);
  const costUnknown = lines.filter((line) => line.unitCostMinor === null).length;
  const marginMinor = costUnknown === 0 && lines.length > 0 ? totalMinor - costMinor : null;
  return {
    listMinor,
    discountMinor: listMinor - totalMinor,
    totalMinor,
    costMinor,
    costUnknown,
    marginMinor,
    marginShare: marginMinor !== null && totalMinor > 0 ? marginMinor / totalMinor : null,
  };
}
