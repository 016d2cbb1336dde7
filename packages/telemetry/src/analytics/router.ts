import type { TRPCRouterRecord } from "@trpc/server";
import { ActivePeopleInput, FrequencyInput, LicencesInput, RetentionInput } from "../analytics-contract";
import { readComparison } from "../compare/read-comparison";
import { CompareInput } from "../compare-contract";
import { can } from "../procedures";
import { readFunnel } from "../sequences/read-funnel";
import { readPaths } from "../sequences/read-paths";
import { FunnelInput, PathsInput } from "../sequences-contract";
import { BehindInput, LookInput, OffersInput, TimeToInput } from "../uptake-contract";
import { lookAtPeople } from "./look-at-people";
import { readActivePeople } from "./read-active-people";
import { readFrequency } from "./read-frequency";
import { readGroups } from "./read-groups";
import { readLicences } from "./read-licences";
import { readOffers } from "./read-offers";
import { readPeople } from "./read-people";
import { readRetention } from "./read-retention";
import { readRollouts } from "./read-rollouts";
import { readTimeTo } from "./read-time-to";
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
  compare: can("figure.read", whole)
    .input(CompareInput)
    .query(({ ctx, input }) => readComparison(ctx, input)),
  timeTo: can("figure.read", whole)
    .input(TimeToInput)
    .query(({ ctx, input }) => readTimeTo(ctx, input)),
  offers: can("figure.read", whole)
    .input(OffersInput)
    .query(({ ctx, input }) => readOffers(ctx, input)),
  people: can("figure.read", whole)
    .input(BehindInput)
    .query(({ ctx, input }) => readPeople(ctx, input)),
  // Names follow a permission of their own, which reaches one's team or the whole, and the privacy mode.
  look: can("people.look")
    .input(LookInput)
    .mutation(({ ctx, input }) => lookAtPeople(ctx, input)),
  rollouts: can("figure.read", whole).query(({ ctx }) => readRollouts(ctx)),
  funnel: can("figure.read", whole)
    .input(FunnelInput)
    .query(({ ctx, input }) => readFunnel(ctx, input)),
  paths: can("figure.read", whole)
    .input(PathsInput)
    .query(({ ctx, input }) => readPaths(ctx, input)),
  groups: can("figure.read", whole).query(({ ctx }) => readGroups(ctx)),
  events: can("figure.read", whole).query(({ ctx }) => readUsedEvents(ctx)),
} satisfies TRPCRouterRecord;
