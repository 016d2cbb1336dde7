export { writeKeys } from "./keys/tables";
export { telemetry } from "./namespace";
export { identities, unmatchedUsers } from "./people/tables";
export { rejectedEvents } from "./rejected/tables";
export { activeDays, deliveries, messageIds, usageByPersonDay } from "./store/tables";
