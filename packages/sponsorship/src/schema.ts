export { sponsorship } from "./namespace";
export { sponsors } from "./sponsors/tables";
export { messages, receipts } from "./words/tables";
