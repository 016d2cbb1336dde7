import { type ChartMark, MarkList, MarkRules } from "@arraigo/ui/chart-marks";
import { cx } from "@arraigo/ui/plain/cx";
import { useWidth } from "@arraigo/ui/plain/use-width";
import { type ReactNode, useState } from "react";

export interface Column {
  key: string;
  label: ReactNode;
  /** From the bottom up, or beside each other with a number each; shares of the tallest column, 0 to 1. */
  parts: readonly { share: number; tone: "brand" | "soft" | "neutral"; value?: ReactNode }[];
  /** Said above the whole column. */
  value?: ReactNode;
}

const tones = { brand: "bg-brand", soft: "bg-brand opacity-40", neutral: "bg-hairline-strong" } as const;

interface ColumnsProps {
  label: string;
  columns: readonly Column[];
  beside?: boolean;
  /** What happened when, where the columns are times. */
  axis?: { marks: readonly ChartMark[]; label: string };
}

/** The height of the columns without the words below, px. */
const drawn = 150;

/** Room above the columns for the numbers of what happened when, px: no rule or number runs through what a column says. */
const above = 24;

/** With more columns than this there is no room for numbers over each part of them; the table has them. */
const numberedMax = 16;

/** Columns side by side, each with its number above and its word below; many of them say every second word. */
export function Columns({ axis, ...props }: ColumnsProps) {
  const [ref, width] = useWidth<HTMLDivElement>(640);
  const [lit, setLit] = useState<string | null>(null);
  if (!axis) return <Row {...props} />;
  const top = axis.marks.length > 0 ? above : 0;
  const step = width / Math.max(1, props.columns.length);
  return (
    <div>
      <div ref={ref} className="relative" style={{ paddingTop: top }}>
        <Row {...props} />
        <svg
          aria-hidden="true"
          width={width}
          height={drawn + top}
          className="pointer-events-none absolute top-0 left-0 max-w-full text-11"
        >
          <MarkRules marks={axis.marks} x={(at) => at * step} top={0} bottom={drawn + top} right={width} lit={lit} />
        </svg>
      </div>
      <MarkList label={axis.label} marks={axis.marks} lit={lit} onLit={setLit} />
    </div>
  );
}

function Row(props: Omit<ColumnsProps, "axis">) {
  const many = props.columns.length > 8;
  return (
    <ol
      aria-label={props.label}
      className="grid h-44 items-end gap-x-1.5 sm:gap-x-2.5"
      style={{ gridTemplateColumns: `repeat(${Math.max(1, props.columns.length)}, minmax(0, 1fr))` }}
    >
      {props.columns.map((column, index) => (
        <li key={column.key} className="grid h-full min-w-0 grid-rows-[1fr_auto] gap-1">
          <span className="flex min-h-0 flex-col items-center justify-end">
            {column.value === undefined ? null : (
              <span className="figures relative z-10 mb-1 max-w-full bg-surface text-12 font-medium text-ink-2 max-sm:text-[10px]">
                {column.value}
              </span>
            )}
            {props.beside ? (
              <Pair column={column} columns={props.columns.length} />
            ) : (
              <span
                aria-hidden="true"
                className="flex h-28 w-full max-w-12 flex-col-reverse items-stretch justify-start gap-0.5"
              >
                {column.parts.map((part, place) => (
                  <span
                    key={place}
                    className={cx("w-full rounded-[3px]", tones[part.tone])}
                    style={height(part.share)}
                  />
                ))}
              </span>
            )}
          </span>
          <span
            className={cx(
              "figures truncate text-center text-12 text-ink-3",
              many && index % 2 === 1 && "invisible",
              many && "overflow-visible whitespace-nowrap",
            )}
          >
            {column.label}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** Parts beside each other, each with its number over it: one number over two bars would be nobody's. */
function Pair({ column, columns }: { column: Column; columns: number }) {
  return (
    <span className="flex h-full w-full items-end justify-center gap-0.5">
      {column.parts.map((part, place) => (
        <span key={place} className="flex min-w-0 max-w-12 flex-1 flex-col items-center">
          {columns > numberedMax ? null : (
            <span
              className={cx(
                "figures relative z-10 mb-1 bg-surface text-12 font-medium text-ink-2",
                columns > 8 && "max-sm:hidden",
              )}
            >
              {part.value}
            </span>
          )}
          <span
            className={cx("w-full rounded-[3px]", tones[part.tone])}
            style={{ height: part.share > 0 ? `max(2px, ${part.share * 7}rem)` : 0 }}
          />
        </span>
      ))}
    </span>
  );
}

const height = (share: number) => ({ height: share > 0 ? `max(2px, ${share * 100}%)` : 0 });
