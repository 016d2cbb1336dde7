import type { PrivacyMode } from "@arraigo/platform/contract";
import { isFigure } from "../measures/figure";
import type { HeatMap } from "./heat-map";

/** The required behaviour that lags most, and where; without a group where groups may not be ranked. */
export interface Weakest {
  behaviourId: string;
  behaviour: string;
  group: { key: string; name: string } | null;
  share: number;
  numerator: number;
  denominator: number;
}

/** Below this share a cell is called low, outlined on the page and named in its sentence. */
export const lowShare = 0.45;

/** The lowest shown cell of a required behaviour below `lowShare`; in works council mode the lowest behaviour over everybody. Null: none is low. */
export function weakestOf(map: HeatMap, mode: PrivacyMode): Weakest | null {
  const required = map.columns.filter((column) => column.required);
  const candidates = required.flatMap(({ behaviourId, name, total }): Weakest[] => {
    const at = { behaviourId, behaviour: name };
    if (mode === "works_council") return isFigure(total) ? [{ ...at, group: null, ...numbers(total) }] : [];
    return map.rows.flatMap((row) => {
      const cell = row.cells.find((each) => each.behaviourId === behaviourId);
      if (!cell || !("share" in cell) || row.name === null) return [];
      return [{ ...at, group: { key: row.key, name: row.name }, ...numbers(cell) }];
    });
  });
  const lowest = candidates.toSorted((one, other) => one.share - other.share || other.denominator - one.denominator)[0];
  return lowest && lowest.share < lowShare ? lowest : null;
}

function numbers({ share, numerator, denominator }: { share: number; numerator: number; denominator: number }) {
  return { share, numerator, denominator };
}
