/** Every table of adoption. Nobody else reads them. */
export { adoption } from "./namespace";
export { personPeriods, refreshes, roleSpells, rolloutPeople, states } from "./standing/tables";
