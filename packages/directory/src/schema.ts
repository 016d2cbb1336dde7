/** Every table of the directory. The one schema other modules may join and point at, and never write to. */
export { permissionReaches, roleAssignments } from "./access/tables";
export { auditEntries } from "./audit/tables";
export { accounts, rateLimits, sessions, signInAttempts, users, verifications } from "./identity/tables";
export { peopleImports } from "./imports/tables";
export { notices } from "./inbox/tables";
export { handovers } from "./leaving/tables";
export { directory } from "./namespace";
export { absences, jobRoles, locations, organisations, orgUnits, people } from "./people/tables";
