export { change } from "./namespace";
