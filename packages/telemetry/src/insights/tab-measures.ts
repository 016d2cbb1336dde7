import type { Question } from "../insights-contract";

/** The numbers each page is known by, by their keys. A page that is not here has none that could be watched. */
export const tabMeasures = {
  active: ["active", "share", "uses"],
  often: ["frequency", "stickiness", "breadth", "depth", "idle"],
  back: ["return"],
  access: ["activeShare", "dormant", "never"],
  offer: ["usedShare", "usedFeatures", "idleFeatures"],
  time: ["median", "reached"],
  funnel: ["finishedShare", "began", "finished"],
  paths: ["commonWay", "walked"],
} as const satisfies Record<string, readonly string[]>;

export type Tab = keyof typeof tabMeasures;
export type MeasureKey = (typeof tabMeasures)[Tab][number];

/** The page a question is about; undefined where it is none with a number. */
export function tabOf(question: Question): Tab | undefined {
  const tab = typeof question["tab"] === "string" ? question["tab"] : "active";
  return Object.hasOwn(tabMeasures, tab) ? (tab as Tab) : undefined;
}

/** The numbers a question has. */
export function measuresOf(question: Question): readonly string[] {
  const tab = tabOf(question);
  return tab ? tabMeasures[tab] : [];
}
