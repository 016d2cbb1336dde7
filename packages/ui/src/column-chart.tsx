import { scaleLinear } from "d3-scale";
import { useState } from "react";
import { type ChartMark, MarkList, MarkRules } from "./chart-marks";
import { columnPath, columnTicks, wholeTicks } from "./column-shapes";
import { cx } from "./cx";
import { useWidth } from "./use-width";

/** One column. What is not known has no value; `hidden` is there and not shown. */
export interface ChartColumn {
  key: string;
  value?: number;
  /** What it is compared with, drawn as a dash across the column. */
  beside?: number;
  /** Not over yet: outlined instead of filled, so that it is not read as a fall. */
  running?: boolean;
  hidden?: boolean;
  /** Neutral instead of brand: for what is counted but is no use, such as "none". */
  muted?: boolean;
}

interface ColumnChartProps {
  label: string;
  columns: readonly ChartColumn[];
  /** Words under the axis, for example "9 Nov". */
  tick: (index: number) => string;
  /** What is read out and shown while scrubbing. */
  describe: (index: number) => string;
  /** Name of the scrubber, for example "Week". */
  scrubLabel: string;
  /** Written on the vertical axis. */
  shown: (value: number) => string;
  /** Room for one word under the axis, px. */
  tickWidth?: number;
  height?: number;
  /** What happened when: `at` is a column's index, and a part of it for a day within. */
  marks?: readonly ChartMark[] | undefined;
  /** Name of the list of marks. */
  marksLabel?: string | undefined;
}

const margin = { top: 14, right: 4, bottom: 24, left: 42 };
/** Columns in a row can be told apart from this width on, px; narrower ones become a line. */
const narrowestColumn = 3.5;

/** Counts side by side: whole ones filled, the running one outlined, hidden ones hatched, what they are compared with as a line. */
export function ColumnChart(props: ColumnChartProps) {
  const [ref, width] = useWidth<HTMLDivElement>(720);
  const [chosen, setChosen] = useState<number | null>(null);
  const [lit, setLit] = useState<string | null>(null);
  const { columns } = props;
  const height = props.height ?? (width < 480 ? 210 : 244);
  if (columns.length === 0) return null;
  const most = Math.max(1, ...columns.flatMap(({ value, beside }) => [value ?? 0, beside ?? 0]));
  const [bottom, step] = [height - margin.bottom, (width - margin.left - margin.right) / columns.length];
  const y = scaleLinear([0, most], [bottom, margin.top]).nice(4);
  const left = (index: number) => margin.left + index * step;
  const middle = (index: number) => left(index) + step / 2;
  const gap = Math.min(6, step * 0.22);
  const asLine = step < narrowestColumn;
  const besideLine = columnPath(columns.map((column, index) => place(middle(index), column.beside, y)));
  const pick = (index: number, of: "value" | "beside") => columns[index]?.[of];
  const marks = props.marks ?? [];
  return (
    <div>
      <div ref={ref} className="relative">
        <svg width={width} height={height} role="img" aria-label={props.label} className="block max-w-full text-11">
          {wholeTicks(y.domain()[1] ?? 1).map((value) => (
            <g key={value}>
              <line
                x1={margin.left}
                x2={width - margin.right}
                y1={y(value)}
                y2={y(value)}
                className="stroke-hairline"
              />
              <text x={margin.left - 8} y={y(value) + 4} textAnchor="end" className="figures fill-ink-3">
                {props.shown(value)}
              </text>
            </g>
          ))}
          {columnTicks(columns.length, width - margin.left, props.tickWidth ?? 58).map((index) => (
            <text
              key={index}
              x={middle(index)}
              y={height - 6}
              textAnchor={anchorAt(middle(index), width)}
              className="fill-ink-3"
            >
              {props.tick(index)}
            </text>
          ))}
          {asLine ? (
            <path
              d={columnPath(columns.map((column, index) => place(middle(index), column.value, y)))}
              className="fill-none stroke-brand"
              strokeWidth={1.8}
              strokeLinejoin="round"
            />
          ) : (
            columns.map((column, index) => (
              <Column
                key={column.key}
                column={column}
                chosen={index === chosen}
                x={left(index) + gap / 2}
                width={step - gap}
                top={y(column.value ?? 0)}
                bottom={bottom}
                ceiling={margin.top}
              />
            ))
          )}
          {/* A light edge, so that the line is seen on a column as well as beside it. */}
          {(["stroke-surface", "stroke-ink-2"] as const).map((stroke) => (
            <path
              key={stroke}
              d={besideLine}
              className={cx("fill-none", stroke)}
              strokeWidth={stroke === "stroke-surface" ? 5 : 2}
              strokeDasharray={stroke === "stroke-surface" ? undefined : "5 3"}
              strokeLinejoin="round"
            />
          ))}
          <MarkRules marks={marks} x={left} top={margin.top} bottom={bottom} right={width} lit={lit} />
          {chosen !== null && asLine && pick(chosen, "value") !== undefined ? (
            <circle
              cx={middle(chosen)}
              cy={y(pick(chosen, "value") ?? 0)}
              r={4}
              className="fill-brand stroke-surface"
              strokeWidth={2}
            />
          ) : null}
        </svg>
        {chosen === null ? null : (
          <output className="figures pointer-events-none absolute top-1 left-[50px] z-10 max-w-[calc(100%-58px)] rounded-1 bg-raised px-2 py-0.5 text-12 text-ink shadow-layer inset-hairline">
            {props.describe(chosen)}
          </output>
        )}
        {/* A native range gives mouse, touch, keyboard and spoken values at once. */}
        <input
          type="range"
          aria-label={props.scrubLabel}
          aria-valuetext={props.describe(chosen ?? columns.length - 1)}
          min={0}
          max={columns.length - 1}
          step={1}
          value={chosen ?? columns.length - 1}
          onChange={(event) => setChosen(Number(event.currentTarget.value))}
          onPointerMove={(event) => {
            const box = event.currentTarget.getBoundingClientRect();
            const index = Math.floor(((event.clientX - box.left) / box.width) * columns.length);
            setChosen(Math.max(0, Math.min(columns.length - 1, index)));
          }}
          onFocus={(event) => event.currentTarget.matches(":focus-visible") && setChosen(columns.length - 1)}
          onPointerLeave={() => setChosen(null)}
          onBlur={() => setChosen(null)}
          className="absolute m-0 cursor-crosshair appearance-none bg-transparent opacity-0 focus-visible:opacity-100 focus-visible:[&::-moz-range-thumb]:opacity-0 focus-visible:[&::-webkit-slider-thumb]:opacity-0"
          style={{
            left: margin.left,
            width: Math.max(0, width - margin.left - margin.right),
            top: margin.top,
            height: bottom - margin.top,
            touchAction: "pan-y",
          }}
        />
      </div>
      <MarkList label={props.marksLabel ?? ""} marks={marks} lit={lit} onLit={setLit} />
    </div>
  );
}

const place = (x: number, value: number | undefined, y: (value: number) => number) =>
  value === undefined ? undefined : ([x, y(value)] as const);

const anchorAt = (x: number, width: number) => (x > width - 24 ? "end" : "middle");

function Column(props: {
  column: ChartColumn;
  chosen: boolean;
  x: number;
  width: number;
  top: number;
  bottom: number;
  /** Where the highest column could reach. */
  ceiling: number;
}) {
  const { column, x, width, bottom } = props;
  if (column.hidden)
    return (
      <foreignObject x={x} y={props.ceiling} width={width} height={bottom - props.ceiling}>
        <div className="hatched size-full rounded-t-[3px]" />
      </foreignObject>
    );
  if (column.value === undefined) return null;
  // What is there at all can be seen, however small.
  const height = column.value === 0 ? 0 : Math.max(1.5, bottom - props.top);
  const inset = column.running ? 0.75 : 0;
  return (
    <rect
      x={x + inset}
      y={bottom - height + inset}
      width={Math.max(0, width - 2 * inset)}
      height={Math.max(0, height - inset)}
      rx={Math.min(3, width / 4)}
      strokeWidth={1.5}
      strokeDasharray={column.running ? "3 2" : undefined}
      opacity={props.chosen ? 0.8 : 1}
      className={column.running ? "fill-brand-soft stroke-brand" : column.muted ? "fill-ink-3" : "fill-brand"}
    />
  );
}
