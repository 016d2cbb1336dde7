export { changeEvents } from "./change";
export { defineEvent, type EventDefinition } from "./define-event";
