import { scaleLinear } from "d3-scale";
import { area, curveMonotoneX, line } from "d3-shape";
import { useState } from "react";
import { type ChartMark, MarkList, MarkRules } from "./chart-marks";
import { CurveAxes } from "./curve-axes";
import { CurveMarkers } from "./curve-markers";
import { useWidth } from "./use-width";

/** One step of the curve. Shares are 0 to 1; what is not known is absent, and the line stops there. */
export interface CurvePoint {
  x: number;
  value?: number;
  low?: number;
  high?: number;
  forecast?: number;
  plan?: number;
}

export interface CurveMarker {
  x: number;
  label: string;
}

interface AdoptionCurveProps {
  label: string;
  points: readonly CurvePoint[];
  markers?: readonly CurveMarker[];
  /** What happened when, listed below in words; `at` as a point's x. */
  marks?: readonly ChartMark[] | undefined;
  /** Name of the list of marks. */
  marksLabel?: string | undefined;
  /** Words under the axis, for example "w4". */
  tick: (x: number) => string;
  /** What is read out and shown while scrubbing, for example "week 4: 21 % (18–25), plan 24 %". */
  describe: (point: CurvePoint) => string;
  /** Name of the scrubber, for example "Week". */
  scrubLabel: string;
  /** Words at the last known point, at the plan's end and at the forecast's end. */
  valueLabel?: string;
  planLabel?: string;
  forecastLabel?: string;
  /** Upper end of the vertical axis as a share; 1 unless told. */
  max?: number;
  height?: number;
}

const margin = { top: 14, right: 12, bottom: 24, left: 40 };

/** A share over time: known line, its band, forecast dashed, plan dotted, what was done as markers. */
export function AdoptionCurve(props: AdoptionCurveProps) {
  const [ref, width] = useWidth<HTMLDivElement>(720);
  const height = props.height ?? (width < 480 ? 230 : 264);
  const points = props.points;
  const lastKnown = points.findLastIndex((point) => point.value !== undefined);
  const [chosen, setChosen] = useState<number | null>(null);
  const [lit, setLit] = useState<string | null>(null);
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last) return null;

  const x = scaleLinear([first.x, last.x], [margin.left, width - margin.right]);
  const y = scaleLinear([0, props.max ?? 1], [height - margin.bottom, margin.top]);
  const at = (pick: (point: CurvePoint) => number | undefined) =>
    line<CurvePoint>()
      .defined((point) => pick(point) !== undefined)
      .x((point) => x(point.x))
      .y((point) => y(pick(point) ?? 0))
      .curve(curveMonotoneX)(points) ?? undefined;
  const band =
    area<CurvePoint>()
      .defined((point) => point.low !== undefined && point.high !== undefined)
      .x((point) => x(point.x))
      .y0((point) => y(point.low ?? 0))
      .y1((point) => y(point.high ?? 0))
      .curve(curveMonotoneX)(points) ?? undefined;

  const current = points[chosen ?? lastKnown] ?? first;
  const currentY = current.value ?? current.forecast ?? current.plan;
  const knownPoint = points[lastKnown];
  const narrow = width < 480;
  // Where there is no room at the right, the label goes up and to the left, clear of band and forecast.
  const labelLeft = narrow || (knownPoint !== undefined && x(knownPoint.x) > width - 110);
  const planPoint = points.findLast((point) => point.plan !== undefined);
  const forecastPoint = points.findLast((point) => point.forecast !== undefined);

  const marks = (props.marks ?? []).filter(({ at }) => at >= first.x && at <= last.x);
  return (
    <div>
      <div ref={ref} className="relative">
        <svg
          width={width}
          height={height}
          role="img"
          aria-label={props.label}
          className="block max-w-full overflow-visible text-11"
        >
          <CurveAxes x={x} y={y} width={width} height={height} margin={margin} tick={props.tick} />
          <MarkRules marks={marks} x={x} top={margin.top} bottom={height - margin.bottom} right={width} lit={lit} />
          <CurveMarkers markers={props.markers ?? []} points={points} x={x} y={y} />
          <path d={band} className="fill-brand" opacity={0.12} />
          <path
            d={at((point) => point.plan)}
            className="fill-none stroke-ink-3"
            strokeWidth={1.4}
            strokeDasharray="2 3"
          />
          <path
            d={at((point) => point.forecast)}
            className="fill-none stroke-brand"
            strokeWidth={2}
            strokeDasharray="5 4"
          />
          <path
            d={at((point) => point.value)}
            className="fill-none stroke-brand"
            strokeWidth={2.4}
            strokeLinejoin="round"
            strokeLinecap="round"
          />
          {planPoint?.plan !== undefined && props.planLabel ? (
            <text x={x(planPoint.x) - 4} y={y(planPoint.plan) - 8} textAnchor="end" className="fill-ink-3">
              {props.planLabel}
            </text>
          ) : null}
          {forecastPoint?.forecast !== undefined && props.forecastLabel ? (
            <text
              x={x(forecastPoint.x)}
              y={y(forecastPoint.low ?? forecastPoint.forecast) + (narrow ? 30 : 16)}
              textAnchor="end"
              className="fill-brand stroke-surface font-medium"
              strokeWidth={3}
              paintOrder="stroke"
            >
              {props.forecastLabel}
            </text>
          ) : null}
          {chosen !== null && currentY !== undefined ? (
            <line
              x1={x(current.x)}
              x2={x(current.x)}
              y1={margin.top}
              y2={height - margin.bottom}
              className="stroke-hairline-strong"
            />
          ) : null}
          {currentY === undefined ? null : (
            <circle cx={x(current.x)} cy={y(currentY)} r={4.2} className="fill-brand stroke-surface" strokeWidth={2} />
          )}
          {chosen === null && knownPoint?.value !== undefined && props.valueLabel ? (
            <text
              x={x(knownPoint.x) + (labelLeft ? -8 : 9)}
              y={y(knownPoint.value) + (labelLeft ? -10 : 22)}
              textAnchor={labelLeft ? "end" : "start"}
              className="fill-ink stroke-surface text-12 font-semibold"
              strokeWidth={3}
              paintOrder="stroke"
            >
              {props.valueLabel}
            </text>
          ) : null}
        </svg>
        {chosen === null ? null : (
          <output className="figures pointer-events-none absolute top-[22px] left-[42px] z-10 rounded-1 bg-raised px-2 py-0.5 text-12 text-ink shadow-layer inset-hairline">
            {props.describe(current)}
          </output>
        )}
        {/* A native range gives mouse, touch, keyboard and spoken values at once. */}
        <input
          type="range"
          aria-label={props.scrubLabel}
          aria-valuetext={props.describe(current)}
          min={0}
          max={points.length - 1}
          step={1}
          value={chosen ?? lastKnown}
          onChange={(event) => setChosen(Number(event.currentTarget.value))}
          onPointerMove={(event) => {
            const box = event.currentTarget.getBoundingClientRect();
            const share = (event.clientX - box.left) / box.width;
            setChosen(Math.max(0, Math.min(points.length - 1, Math.round(share * (points.length - 1)))));
          }}
          onPointerLeave={() => setChosen(null)}
          onBlur={() => setChosen(null)}
          className="absolute m-0 cursor-crosshair appearance-none bg-transparent opacity-0 focus-visible:opacity-100 focus-visible:[&::-moz-range-thumb]:opacity-0 focus-visible:[&::-webkit-slider-thumb]:opacity-0"
          style={{
            left: margin.left,
            width: Math.max(0, width - margin.left - margin.right),
            top: margin.top,
            height: height - margin.top - margin.bottom,
            touchAction: "pan-y",
          }}
        />
      </div>
      <MarkList label={props.marksLabel ?? ""} marks={marks} lit={lit} onLit={setLit} />
    </div>
  );
}
