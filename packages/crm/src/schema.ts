/** Every table of the CRM. Private: other modules hear of them through events and evidence. */
export { accounts } from "./accounts/tables";
export { activities } from "./activities/tables";
export { contacts } from "./contacts/tables";
export { importErrors, imports } from "./imports/tables";
export { crm } from "./namespace";
export { opportunities } from "./opportunities/tables";
export { stages } from "./pipeline/tables";
export { recordEvents } from "./timeline/tables";
