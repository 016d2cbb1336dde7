export { catalogueEvents, catalogueProperties, eventDays } from "./catalogue/tables";
export { arrivals, sourceStates } from "./health/tables";
export { writeKeys } from "./keys/tables";
export { telemetry } from "./namespace";
export { identities, nameLinks, nameMoves, unmatchedUsers } from "./people/tables";
export { dayPresence, personNumbers } from "./presence/tables";
export { rejectedEvents } from "./rejected/tables";
export { foldedUses, groupUses, retentionPolicies } from "./retention/tables";
export { activeDays, deliveries, messageIds, usageByPersonDay } from "./store/tables";
