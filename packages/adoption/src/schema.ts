export { adoption } from "./namespace";
