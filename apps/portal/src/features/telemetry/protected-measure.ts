import type { MeasureData } from "./insight-types";

/** Numbers that are split by what people did: where these are too few to be told apart, they are left out. */
const splitByDoing = new Set<MeasureData["key"]>(["dormant", "never", "idle", "finished", "finishedShare"]);

/** Whether a number is left out for the sake of the few it is about, and not because nothing is known. */
export const isProtected = ({ key, value, of }: MeasureData): boolean =>
  value === null && of !== null && of > 0 && splitByDoing.has(key);
