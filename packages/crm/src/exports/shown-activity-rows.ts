import type { Ctx } from "@arraigo/platform";
import { listActivities } from "../activities/list-activities";
import type { ShownActivity } from "../activities/shown-activity";
import { activities } from "../activities/tables";
import type { ActivityFilter } from "../activities-contract";
import type { Cell } from "./cell";
import { minutesIn } from "./exported-columns";
import { mayLeave } from "./may-leave";
import type { ShownList } from "./shown-list";

const headings = ["kind", "text", "about", "doneAt", "due", "minutes", "doneBy", "assignee"] as const;

/** Activities as their list shows them: done by, or given to, somebody whose records may be taken out. */
export function shownActivityRows(ctx: Ctx, filter: ActivityFilter): ShownList {
  const { language, timeZone } = ctx.actor;
  const say = (key: string) => ctx.translate(language, `crm.exported.${key}`);
  const moment = minutesIn(timeZone);
  const due = ({ dueAt, dueOn }: ShownActivity): Cell =>
    dueAt ? { moment: moment(new Date(dueAt)) } : dueOn ? { day: dueOn } : null;
  return {
    headings: headings.map((key) => say(key)),
    page: async (own, at) => {
      const further = mayLeave(own, activities.actorId, activities.assigneeId);
      const { rows, next } = await listActivities(own, { ...filter, ...at }, further);
      return {
        next,
        rows: rows.map((row) => [
          say(`kinds.${row.kind}`),
          row.text,
          row.about?.name ?? null,
          row.occurredAt ? { moment: moment(new Date(row.occurredAt)) } : null,
          due(row),
          row.minutes,
          row.occurredAt ? row.actorName : null,
          row.assigneeName,
        ]),
      };
    },
  };
}
