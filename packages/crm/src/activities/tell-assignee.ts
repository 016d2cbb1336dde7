import { tellPeople } from "@arraigo/directory";
import type { Ctx, Tx } from "@arraigo/platform";
import type { Subjects } from "./activity-subjects";

const folders = {
  account: "accounts",
  contact: "contacts",
  lead: "leads",
  opportunity: "opportunities",
  case: "cases",
} as const;

/** Tells a colleague that something was put into their day, and leads to the record it is about, or to their calendar. */
export async function tellAssignee(
  ctx: Ctx,
  tx: Tx,
  planned: { id: string; text: string; dueOn: string; assigneeId: string; subjects: Subjects },
): Promise<void> {
  const [nearest] = planned.subjects.all;
  await tellPeople(ctx, tx, [
    {
      personId: planned.assigneeId,
      kind: "crm.taskAssigned",
      params: { task: planned.text.slice(0, 120), day: planned.dueOn },
      to: nearest ? `/crm/${folders[nearest.type]}/${nearest.id}` : "/crm/calendar",
      onceKey: `crm.task:${planned.id}:${planned.assigneeId}:${planned.dueOn}`,
    },
  ]);
}
