import { entityId, isoInstant, line, localDate, pageInput, paragraph } from "@arraigo/platform/contract";
import { z } from "zod";
import { asRead } from "./as-read-contract";
import { recordTypes } from "./record-types";

export const activityKinds = ["call", "email", "chat", "meeting", "note", "task"] as const;
export type ActivityKind = (typeof activityKinds)[number];
/** What can be written down after the fact; a task is planned first. */
export const loggedKinds = ["call", "email", "chat", "meeting", "note"] as const;
export type LoggedKind = (typeof loggedKinds)[number];
/** What can be planned for a day; a note is written when there is something to note. */
export const plannedKinds = ["task", "call", "email", "chat", "meeting"] as const;
export type PlannedKind = (typeof plannedKinds)[number];

/** With whom or about what: the records named; those they belong to follow by themselves. */
const subjects = {
  accountId: entityId.optional(),
  contactId: entityId.optional(),
  leadId: entityId.optional(),
  opportunityId: entityId.optional(),
  caseId: entityId.optional(),
};

/** A day's minutes at most. */
const minutes = z.int().min(0).max(1_440);
/** A time of day where the person is, "09:30". */
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

export const LogActivity = z
  .object({
    text: paragraph(4_000),
    kind: z.enum(loggedKinds),
    ...subjects,
    minutes: minutes.optional(),
    /** When it happened, if not now. Never in the future. */
    occurredAt: isoInstant.optional(),
    nextStep: line(300).optional(),
    nextStepOn: localDate.optional(),
  })
  .strict();
export type LogActivity = z.infer<typeof LogActivity>;

export const SuggestActivity = z.object({ text: z.string().trim().max(4_000), ...subjects }).strict();
export type SuggestActivity = z.infer<typeof SuggestActivity>;

export const PlanActivity = z
  .object({
    text: paragraph(4_000),
    kind: z.enum(plannedKinds).default("task"),
    ...subjects,
    /** Who is to do it; whoever plans it, where left out. */
    assigneeId: entityId.optional(),
    dueOn: localDate,
    dueTime: timeOfDay.optional(),
  })
  .strict();
export type PlanActivity = z.infer<typeof PlanActivity>;

export const FinishActivity = z
  .object({
    id: entityId,
    minutes: minutes.optional(),
    /** When it was done, if not now. Never in the future. */
    occurredAt: isoInstant.optional(),
    nextStep: line(300).optional(),
    nextStepOn: localDate.optional(),
  })
  .strict();
export type FinishActivity = z.infer<typeof FinishActivity>;

export const ChangeActivity = z
  .object({
    id: entityId,
    text: paragraph(4_000).optional(),
    minutes: minutes.nullable().optional(),
    dueOn: localDate.optional(),
    dueTime: timeOfDay.nullable().optional(),
    assigneeId: entityId.optional(),
    was: asRead,
  })
  .strict();
export type ChangeActivity = z.infer<typeof ChangeActivity>;

const calendarOwners = ["mine", "team"] as const;

const activityFilter = z
  .object({
    /** Whose: done by, or to be done by. Everybody's only on one record. */
    owner: z.enum(calendarOwners).optional(),
    record: z
      .object({ type: z.enum(recordTypes).exclude(["product"]), id: entityId })
      .strict()
      .optional(),
    /** `open`: still to be done, soonest first. `done`: newest first. */
    state: z.enum(["open", "done"]).default("open"),
    kind: z.enum(activityKinds).optional(),
    /** Local days, both inclusive. */
    from: localDate.optional(),
    to: localDate.optional(),
  })
  .strict();
const ofSomebodyOrSomething = (input: { owner?: unknown; record?: unknown }) =>
  input.owner !== undefined || input.record !== undefined;

/** Which activities a list shows. */
export const ActivityFilter = activityFilter.refine(ofSomebodyOrSomething, { path: ["owner"] });
export type ActivityFilter = z.infer<typeof ActivityFilter>;
export const ListActivities = activityFilter
  .extend(pageInput.shape)
  .strict()
  .refine(ofSomebodyOrSomething, { path: ["owner"] });
export type ListActivities = z.infer<typeof ListActivities>;

/** More days than a month's page shows are no page of a calendar. */
export const agendaDaysMax = 62;
export const ReadAgenda = z
  .object({ from: localDate, to: localDate, owner: z.enum(calendarOwners).default("mine") })
  .strict()
  .refine(({ from, to }) => from <= to && Date.parse(to) - Date.parse(from) <= agendaDaysMax * 86_400_000, {
    path: ["to"],
  });
export type ReadAgenda = z.infer<typeof ReadAgenda>;
