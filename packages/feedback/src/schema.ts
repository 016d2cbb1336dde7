export { feedback } from "./namespace";
