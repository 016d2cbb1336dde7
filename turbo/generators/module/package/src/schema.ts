export { __id__ } from "./namespace";
export { entries } from "./tables";
