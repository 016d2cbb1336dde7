import type { ScaleLinear } from "d3-scale";
import type { CurveMarker, CurvePoint } from "./adoption-curve";

interface CurveMarkersProps {
  markers: readonly CurveMarker[];
  points: readonly CurvePoint[];
  x: ScaleLinear<number, number>;
  y: ScaleLinear<number, number>;
}

/** Height of a line of words, px. */
const line = 14;

/** Everything drawn at a point: line, band, plan, forecast. */
function sharesOf(point: CurvePoint): number[] {
  return [point.value, point.low, point.high, point.plan, point.forecast].filter((share) => share !== undefined);
}

/** What was done and when, tied to the line. Words that would touch their left neighbour move up a line. */
export function CurveMarkers(props: CurveMarkersProps) {
  const { x, y, points } = props;
  const bottom = y.range()[0] ?? 0;
  const right = x.range()[1] ?? 0;
  const ends: number[] = [];
  return props.markers.map((marker) => {
    const near = points.reduce<CurvePoint | undefined>(
      (best, point) => (!best || Math.abs(point.x - marker.x) < Math.abs(best.x - marker.x) ? point : best),
      undefined,
    );
    const left = x(marker.x);
    const span = marker.label.length * 6.2 + 10;
    const flip = left + span > right;
    const start = flip ? left - span : left;
    let level = 0;
    while ((ends[level] ?? Number.NEGATIVE_INFINITY) > start && level < 3) level += 1;
    ends[level] = start + span;
    const drawn = points.filter((point) => point === near || (x(point.x) > start - 8 && x(point.x) < start + span));
    const onAxis = bottom - 7 - level * line;
    const lowest = Math.max(...drawn.flatMap(sharesOf).map((share) => y(share)));
    const highest = Math.min(bottom, ...drawn.flatMap(sharesOf).map((share) => y(share)));
    // Words stand on the axis where the lines leave room for them, and above the lines where they do not.
    const text = lowest < onAxis - line ? onAxis : Math.max(line, highest - 8 - level * line);
    const top = text === onAxis ? y(near?.value ?? near?.forecast ?? 0) : text + 4;
    return (
      <g key={`${marker.x}-${marker.label}`}>
        <line
          x1={left}
          x2={left}
          y1={bottom}
          y2={Math.min(top, bottom)}
          className="stroke-hairline-strong"
          strokeDasharray="2 3"
        />
        <circle cx={left} cy={bottom} r={3} className="fill-surface stroke-ink-3" strokeWidth={1.4} />
        <text
          x={flip ? left - 6 : left + 6}
          y={text}
          textAnchor={flip ? "end" : "start"}
          className="fill-ink-2 stroke-surface"
          strokeWidth={3}
          paintOrder="stroke"
        >
          {marker.label}
        </text>
      </g>
    );
  });
}
