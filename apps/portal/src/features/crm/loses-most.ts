import type { QualityOverview } from "./insight-types";

type OfType = QualityOverview["byType"][number];
type Part = keyof Extract<OfType["figure"], { parts: object }>["parts"];

/** The type of record whose records lose most points by one part, all of them together; undefined where none is shown. */
export function losesMost(byType: QualityOverview["byType"], part: Part): OfType["type"] | undefined {
  const lost = ({ figure }: OfType) => ("parts" in figure ? (1 - figure.parts[part]) * figure.records : -1);
  const [most] = byType.toSorted((one, other) => lost(other) - lost(one));
  return most && lost(most) > 0 ? most.type : undefined;
}
