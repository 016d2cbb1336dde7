import { range } from "d3-array";
import type { ScaleLinear } from "d3-scale";

interface CurveAxesProps {
  x: ScaleLinear<number, number>;
  y: ScaleLinear<number, number>;
  width: number;
  height: number;
  margin: { top: number; right: number; bottom: number; left: number };
  tick: (x: number) => string;
}

/** Weeks read best in these steps: single, pairs, months, quarters, halves, years. */
const steps = [1, 2, 4, 8, 13, 26, 52];
const quarters = [0, 0.25, 0.5, 0.75, 1];

/** Five hairlines with per cent at the left, the uppermost with its sign, and as many words below as fit without touching. */
export function CurveAxes(props: CurveAxesProps) {
  const { x, y, width, height, margin } = props;
  const room = Math.max(2, Math.floor((width - margin.left - margin.right) / 64));
  const [from = 0, to = 1] = x.domain();
  const step = steps.find((candidate) => (to - from) / candidate < room) ?? to - from;
  const ticks = range(Math.ceil(from / step) * step, to + 1e-9, step);
  const axis = (y.domain()[1] ?? 1) === 1 ? quarters : y.ticks(4);
  return (
    <g>
      {axis.map((value, at) => (
        <g key={value}>
          <line x1={margin.left} x2={width - margin.right} y1={y(value)} y2={y(value)} className="stroke-hairline" />
          <text x={margin.left - 8} y={y(value) + 4} textAnchor="end" className="figures fill-ink-3">
            {Math.round(value * 100)}
            {at === axis.length - 1 ? "\u00a0%" : null}
          </text>
        </g>
      ))}
      {ticks.map((value) => (
        <text
          key={value}
          x={Math.min(x(value), width - margin.right)}
          y={height - 5}
          textAnchor={x(value) > width - margin.right - 12 ? "end" : x(value) < margin.left + 12 ? "start" : "middle"}
          className="fill-ink-3"
        >
          {props.tick(value)}
        </text>
      ))}
    </g>
  );
}
