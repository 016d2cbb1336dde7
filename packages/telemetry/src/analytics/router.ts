import type { TRPCRouterRecord } from "@trpc/server";
import { ActivePeopleInput, FrequencyInput, LicencesInput, RetentionInput } from "../analytics-contract";
import { can } from "../procedures";
import { readActivePeople } from "./read-active-people";
import { readFrequency } from "./read-frequency";
import { readGroups } from "./read-groups";
import { readLicences } from "./read-licences";
import { readRetention } from "./read-retention";
import { readUsedEvents } from "./read-used-events";

/** One unit's figures beside the whole's would be one more overlapping set to subtract with: so all of them, or none. */
const whole = { reach: "organisation" } as const;

export const analyticsRouter = {
  active: can("figure.read", whole)
    .input(ActivePeopleInput)
    .query(({ ctx, input }) => readActivePeople(ctx, input)),
  frequency: can("figure.read", whole)
    .input(FrequencyInput)
    .query(({ ctx, input }) => readFrequency(ctx, input)),
  retention: can("figure.read", whole)
    .input(RetentionInput)
    .query(({ ctx, input }) => readRetention(ctx, input)),
  licences: can("figure.read", whole)
    .input(LicencesInput)
    .query(({ ctx, input }) => readLicences(ctx, input)),
  groups: can("figure.read", whole).query(({ ctx }) => readGroups(ctx)),
  events: can("figure.read", whole).query(({ ctx }) => readUsedEvents(ctx)),
} satisfies TRPCRouterRecord;
