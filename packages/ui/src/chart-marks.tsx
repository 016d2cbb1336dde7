import { cx } from "./cx";

/** Something that happened, on a time axis. */
export interface ChartMark {
  key: string;
  /** Where on the axis, in the axis' own unit. */
  at: number;
  /** All of it in words: the day, what it was, its name. */
  text: string;
  /** Where it can be changed. */
  onOpen?: (() => void) | undefined;
}

interface MarkRulesProps {
  marks: readonly ChartMark[];
  x: (at: number) => number;
  top: number;
  bottom: number;
  /** Where the drawing ends: a number that would stand beyond stands left of its rule. */
  right: number;
  /** Which one is pointed at below. */
  lit: string | null;
}

/** Thin rules across a drawing, each with its number in the list below. Numbers that would touch stand a line lower. */
export function MarkRules({ marks, x, top, bottom, right, lit }: MarkRulesProps) {
  let [end, level] = [Number.NEGATIVE_INFINITY, 0];
  return marks.map((mark, index) => {
    const left = x(mark.at);
    level = left < end ? (level + 1) % 3 : 0;
    end = left + 15;
    const on = mark.key === lit;
    const flips = end > right;
    return (
      <g key={mark.key}>
        <line
          x1={left}
          x2={left}
          y1={top + level * 13}
          y2={bottom}
          className={on ? "stroke-ink" : "stroke-ink-3"}
          strokeWidth={on ? 2 : 1}
          strokeDasharray={on ? undefined : "2 3"}
        />
        <text
          x={flips ? left - 3 : left + 3}
          textAnchor={flips ? "end" : "start"}
          y={top + level * 13 + 8}
          className={cx("figures stroke-surface", on ? "fill-ink font-semibold" : "fill-ink-2")}
          strokeWidth={3}
          paintOrder="stroke"
        >
          {index + 1}
        </text>
      </g>
    );
  });
}

interface MarkListProps {
  label: string;
  marks: readonly ChartMark[];
  lit: string | null;
  onLit: (key: string | null) => void;
}

/** The same marks in words: read out, reached by keyboard, and where each rule is found on a narrow screen. */
export function MarkList({ label, marks, lit, onLit }: MarkListProps) {
  if (marks.length === 0) return null;
  return (
    <ol aria-label={label} className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-12 text-ink-2">
      {marks.map((mark, index) => (
        <li key={mark.key} className="min-w-0">
          <button
            type="button"
            aria-pressed={mark.onOpen ? undefined : mark.key === lit}
            className="min-h-6 max-w-full rounded-1 text-left hover:text-ink"
            onClick={mark.onOpen ?? (() => onLit(mark.key === lit ? null : mark.key))}
            onFocus={() => onLit(mark.key)}
            onBlur={() => onLit(null)}
            onPointerEnter={() => onLit(mark.key)}
            onPointerLeave={() => onLit(null)}
          >
            <span className="figures font-semibold">{index + 1}</span> {mark.text}
          </button>
        </li>
      ))}
    </ol>
  );
}
