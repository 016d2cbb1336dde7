export { training } from "./namespace";
