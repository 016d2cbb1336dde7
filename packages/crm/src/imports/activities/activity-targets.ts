import type { Ctx } from "@arraigo/platform";
import { activityKinds } from "../../activities-contract";
import type { Field } from "../../fields/field";
import type { ImportTarget } from "../mapping/import-targets";

/** Whether an activity is done, still to be done, or never came to be. */
export const activityStates = ["done", "planned", "cancelled"] as const;
export type ActivityState = (typeof activityStates)[number];

/** Columns that name what an activity is about; `aboutId` names a record of any type. */
export const subjectTargets = ["contactId", "accountId", "opportunityId", "caseId", "leadId", "aboutId"] as const;
export type SubjectTarget = (typeof subjectTargets)[number];

/** Columns of days, with or without a time, and those of a time of day that stands beside one. */
export const dayTargets = ["startsAt", "endsAt", "dueAt", "doneOn", "createdOn"] as const;
export const clockTargets = ["startsClock", "endsClock", "dueClock"] as const;
export type DayTarget = (typeof dayTargets)[number];
export type ClockTarget = (typeof clockTargets)[number];

const fields: Readonly<Record<string, Field>> = {
  kind: { kind: "choice", choices: activityKinds },
  text: { kind: "paragraph" },
  status: { kind: "choice", choices: activityStates },
  startsAt: { kind: "instant" },
  startsClock: { kind: "line" },
  endsAt: { kind: "instant" },
  endsClock: { kind: "line" },
  dueAt: { kind: "instant" },
  dueClock: { kind: "line" },
  doneOn: { kind: "instant" },
  createdOn: { kind: "instant" },
  minutes: { kind: "line" },
  contactId: { kind: "record" },
  accountId: { kind: "record" },
  opportunityId: { kind: "record" },
  caseId: { kind: "record" },
  leadId: { kind: "record" },
  aboutId: { kind: "record" },
  doerId: { kind: "person" },
};

/** Everything a column of a file of activities can become. */
export function activityTargets(ctx: Ctx): ImportTarget[] {
  const say = (key: string) => ctx.translate(ctx.actor.language, `crm.fields.${key}`);
  return [
    ...Object.entries(fields).map(
      ([key, field]): ImportTarget => ({
        key,
        label: say(key),
        kind: field.kind,
        field,
        ...(field.choices ? { choices: field.choices } : {}),
      }),
    ),
    { key: "externalId", label: say("externalId"), kind: "externalId" },
  ];
}
