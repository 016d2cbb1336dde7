import type { Ctx } from "@arraigo/platform";
import { listEntered } from "../dashboards/list-entered";
import type { EnteredFilter } from "../dashboards-contract";
import { opportunities } from "../opportunities/tables";
import { digitsOf } from "../records/currency-digits";
import { minutesIn } from "./exported-columns";
import { mayLeave } from "./may-leave";
import type { ShownList } from "./shown-list";

const headings = ["name", "account", "amount", "currency", "entered"] as const;

/** What entered a stage as the funnel's list shows it: opportunities of whoever's records may be taken out. */
export function shownEnteredRows(ctx: Ctx, filter: EnteredFilter): ShownList {
  const { language, timeZone } = ctx.actor;
  const say = (key: string) => ctx.translate(language, `crm.exported.${key}`);
  const moment = minutesIn(timeZone);
  return {
    headings: headings.map((key) => say(key)),
    page: async (own, at) => {
      const { rows, next } = await listEntered(own, { ...filter, ...at }, mayLeave(own, opportunities.ownerId));
      return {
        next,
        rows: rows.map((row) => [
          row.name,
          row.accountName,
          row.amountMinor === null ? null : row.amountMinor / 10 ** digitsOf(row.currency),
          row.currency,
          { moment: moment(new Date(row.enteredAt)) },
        ]),
      };
    },
  };
}
