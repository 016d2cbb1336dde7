export { adoptionEvents } from "./adoption";
export { changeEvents } from "./change";
export { crmEvents } from "./crm";
export { defineEvent, type EventDefinition } from "./define-event";
export { directoryEvents } from "./directory";
export { feedbackEvents } from "./feedback";
export { sponsorshipEvents } from "./sponsorship";
export { telemetryEvents } from "./telemetry";
export { trainingEvents } from "./training";
