import type { RecordType } from "../record-types";
import type { EventKind, RecordEvent } from "./event-kinds";
import { actUse, conversionUse, moveUse, plannedUse, runUse } from "./use-ids";
import { declaredOf, type UseName, type UseProperties } from "./use-names";

export interface Use {
  name: UseName;
  /** Undefined: the id under which the call itself counts. */
  messageId: string | undefined;
  properties: UseProperties;
}

/** An event of the history as it is being written, with the instant it gets. */
export type Written = RecordEvent & { occurredAt: Date };

const createdUse: Record<RecordType, UseName> = {
  account: "account_created",
  contact: "contact_created",
  lead: "lead_created",
  opportunity: "opportunity_created",
  case: "case_created",
  product: "product_created",
};
const updatedUse: Record<RecordType, UseName> = {
  account: "account_updated",
  contact: "contact_updated",
  lead: "lead_updated",
  opportunity: "opportunity_updated",
  case: "case_updated",
  product: "product_updated",
};
const movedUse: Partial<Record<RecordType, UseName>> = {
  lead: "lead_moved",
  opportunity: "opportunity_moved",
  case: "case_moved",
};

const updated = (type: RecordType): UseName => updatedUse[type];
const moved = (type: RecordType): UseName | null => movedUse[type] ?? null;
const own = (name: UseName) => () => name;
/** Taking something back is no use of its own: what it was counted as is retracted. */
const takenBack = () => null;

/**
 * What each kind of event counts as, by the record it is about; the kinds that say most about an act first, because one act counts
 * once: a conversion that makes three records is a conversion. Null: counts as nothing.
 */
const counted: Record<EventKind, (type: RecordType, many: Many) => UseName | null> = {
  merged: own("records_merged"),
  unmerged: own("records_unmerged"),
  conversion_undone: takenBack,
  converted: own("lead_converted"),
  approval_asked: own("approval_asked"),
  approval_given: own("approval_decided"),
  approval_declined: own("approval_decided"),
  approval_withdrawn: takenBack,
  activity: own("activity_logged"),
  activity_planned: own("activity_planned"),
  activity_withdrawn: own("activity_withdrawn"),
  activity_reopened: takenBack,
  activity_changed: own("activity_changed"),
  move_undone: takenBack,
  moved: (type, many) => (many.asOne ? "records_moved" : moved(type)),
  // Somebody looked past a gate: what they did is the move that comes with it.
  gate_overridden: moved,
  // What was done is taking the activity back.
  gate_undone: takenBack,
  created: (type) => createdUse[type],
  reassigned: (_type, many) => (many.records > 1 ? "records_reassigned" : "record_reassigned"),
  removed: own("records_removed"),
  restored: own("records_restored"),
  changed: (type, many) => (many.asOne ? "records_changed" : updated(type)),
  line_added: updated,
  line_changed: updated,
  line_removed: updated,
  point_added: updated,
  point_changed: updated,
  point_removed: updated,
  related: updated,
  unrelated: updated,
};

interface Many {
  records: number;
  /** They were done as one run, and can be taken back as one. */
  asOne: boolean;
}

/** What somebody says about an address is written down by whoever hears it, and is no change of the record. */
const saidOfAnAddress = new Set(["consent", "optOut", "invalid"]);

/**
 * The uses that one call is, from what it wrote into the history: the act itself, and the next step that was set with it. Pure; the
 * one place where history becomes telemetry. What an import wrote, and what taking one back took away, counts as the one use that
 * starting it was.
 */
export function usesOf(written: readonly Written[]): Use[] {
  const events = written.filter((each) => each.source !== "import" && !(each.source === "undo" && each.runId));
  const act = actOf(events);
  const step = events.find((each) => each.stepSet && !each.runId && each.source !== "undo");
  const uses: Use[] = act ? [act] : [];
  if (step && act?.name !== "next_step_set")
    uses.push({
      name: "next_step_set",
      messageId: actUse("next_step_set", step.subjectId, step.occurredAt),
      properties: propertiesOf("next_step_set", step),
    });
  return uses;
}

function actOf(events: readonly Written[]): Use | null {
  const named = events.find((each) => each.as);
  if (named?.as) return useOf(named.as, named, events);
  const order = Object.keys(counted) as EventKind[];
  const [telling] = events.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  if (!telling) return null;
  const alike = events.filter((each) => each.kind === telling.kind);
  const many = { records: alike.length, asOne: telling.runId != null };
  const name = telling.changes?.some((change) => saidOfAnAddress.has(change.field))
    ? "address_marked"
    : counted[telling.kind](telling.subjectType, many);
  return name && useOf(name, telling, alike);
}

const useOf = (name: UseName, event: Written, alike: readonly Written[]): Use => ({
  name,
  messageId: idOf(name, event),
  properties: propertiesOf(name, event, alike),
});

/** A note to oneself is about no record, and stands in the place of one. */
const isAboutRecord = ({ subjectId, activityId }: Written) => subjectId !== activityId;

function propertiesOf(name: UseName, event: Written, alike: readonly Written[] = [event]): UseProperties {
  const records = new Set(alike.map(({ subjectId }) => subjectId)).size;
  return declaredOf(name, {
    ...(isAboutRecord(event) ? { record_type: event.subjectType } : {}),
    records,
    ...event.about,
  });
}

function idOf(name: UseName, event: Written): string | undefined {
  if (event.kind === "activity_planned" && event.activityId) return plannedUse(event.activityId);
  // An activity keeps the id of the call it was written down with.
  if (event.activityId) return undefined;
  if (name === "lead_converted") return event.runId ? conversionUse(event.runId) : undefined;
  // Taking a merge apart is part of its run, and a use of its own.
  if (event.runId && event.kind !== "unmerged") return runUse(event.runId);
  if (name === moved(event.subjectType)) return moveUse(event.subjectId, event.occurredAt);
  return actUse(name, event.subjectId, event.occurredAt);
}
