export { sponsorship } from "./namespace";
