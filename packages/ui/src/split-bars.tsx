import type { ReactNode } from "react";
import { cx } from "./cx";

export interface SplitBar {
  key: string;
  name: ReactNode;
  /** Small, beside the name: n. */
  count?: ReactNode;
  /** How many in each part, in the order of `parts`. Absent: not shown, and `shown` says why. */
  values?: readonly number[];
  /** What the bar says in words. */
  shown: ReactNode;
}

const tones = ["bg-brand", "bg-brand/50", "bg-hairline-strong"] as const;

/** The word for each part of a split bar, with its colour. */
export function SplitKey(props: { part: 0 | 1 | 2; children: ReactNode }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <i aria-hidden="true" className={cx("size-2.5 rounded-[3px] inset-hairline", tones[props.part])} />
      {props.children}
    </span>
  );
}

/** A whole in two or three parts, group by group; the numbers stand beside it in words. */
export function SplitBars(props: { label: string; bars: readonly SplitBar[] }) {
  return (
    <ol aria-label={props.label} className="grid gap-3">
      {props.bars.map((bar) => (
        <li
          key={bar.key}
          className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-3 gap-y-1 max-sm:grid-cols-1"
        >
          <span className="min-w-0 font-medium">
            {bar.name}
            {bar.count ? <small className="figures ml-1.5 text-12 font-normal text-ink-3">{bar.count}</small> : null}
          </span>
          <span className={cx("figures text-right text-12 max-sm:text-left", bar.values ? "text-ink-2" : "text-ink-3")}>
            {bar.shown}
          </span>
          <span
            aria-hidden="true"
            className={cx(
              "col-span-full flex h-2.5 gap-px overflow-hidden rounded-[4px] inset-hairline",
              bar.values ? undefined : "hatched",
            )}
          >
            {bar.values?.map((value, part) =>
              value > 0 ? (
                <span
                  key={tones[part]}
                  className={cx("block h-full", tones[part])}
                  style={{ flexGrow: value, flexBasis: 0 }}
                />
              ) : null,
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}
