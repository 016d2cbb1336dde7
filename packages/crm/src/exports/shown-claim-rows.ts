import type { Ctx } from "@arraigo/platform";
import { listClaimable } from "../claims/list-claimable";
import type { ClaimableFilter } from "../insight-contract";
import { minutesIn } from "./exported-columns";
import { mayLeave } from "./may-leave";
import type { ShownList } from "./shown-list";

const headings = ["name", "city", "owner", "touched", "why"] as const;

/** What waits for somebody as its queue shows it: what is nobody's leaves only with whoever may take out everything. */
export function shownClaimRows(ctx: Ctx, filter: ClaimableFilter): ShownList {
  const { language, timeZone } = ctx.actor;
  const say = (key: string) => ctx.translate(language, `crm.exported.${key}`);
  const moment = minutesIn(timeZone);
  return {
    headings: headings.map((key) => say(key)),
    page: async (own, at) => {
      const { rows, next } = await listClaimable(own, { ...filter, ...at }, (owner) => mayLeave(own, owner));
      return {
        next,
        rows: rows.map((row) => [
          row.name,
          row.city,
          row.ownerName,
          { moment: moment(new Date(row.touchedAt)) },
          say(`reasons.${filter.why}`),
        ]),
      };
    },
  };
}
