export { crm } from "./namespace";
