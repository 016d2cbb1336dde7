import type { Ctx } from "@arraigo/platform";
import { type AccountProfit, listProfits } from "../profit/list-profits";
import type { ProfitFilter } from "../profit-contract";
import { digitsOf } from "../records/currency-digits";
import type { Cell } from "./cell";
import { mayLeave } from "./may-leave";
import type { ShownList } from "./shown-list";

const headings = [
  "account",
  "verdict",
  "contribution",
  "revenue",
  "costOfGoods",
  "costToServe",
  "covered",
  "currency",
  "from",
  "to",
] as const;

/** What accounts contribute as their list shows it, those whose owner's records may be taken out. What is not known is an empty cell. */
export function shownProfitRows(ctx: Ctx, filter: ProfitFilter): ShownList {
  const say = (key: string) => ctx.translate(ctx.actor.language, `crm.exported.${key}`);
  return {
    headings: headings.map((key) => say(key)),
    page: async (own, at) => {
      const { rows, next, currency, from, to } = await listProfits(own, { ...filter, ...at }, (owner) =>
        mayLeave(own, owner),
      );
      const amount = (minor: number | null): Cell => (minor === null ? null : minor / 10 ** digitsOf(currency));
      return {
        next,
        rows: rows.map((row) => [
          row.name,
          say(`verdicts.${row.verdict}`),
          amount(row.contributionMinor),
          amount(row.revenueMinor),
          amount(goodsOf(row)),
          amount(servedFor(row)),
          row.coverage === null ? null : Math.round(row.coverage * 10_000) / 10_000,
          currency,
          from,
          to,
        ]),
      };
    },
  };
}

/** Nothing is no cost where no revenue says that there were goods. */
const goodsOf = ({ goodsCoverage, costOfGoodsMinor }: AccountProfit): number | null =>
  goodsCoverage === 0 || (goodsCoverage === null && costOfGoodsMinor === 0) ? null : costOfGoodsMinor;

/** Where no minute is known, neither is what they cost. */
const servedFor = (row: AccountProfit): number | null =>
  row.timeCoverage === null || row.timeCoverage === 0 ? null : row.activityCostMinor + row.caseCostMinor;
