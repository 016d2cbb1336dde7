import type { ReactNode } from "react";
import { cx } from "./cx";
import { ProgressBar } from "./progress-bar";

interface KpiProps {
  label: string;
  /** The figure, formatted; leave out when there is none and say what is missing. */
  value?: ReactNode;
  /** Interval or n, small, beside the value. */
  beside?: ReactNode;
  note?: ReactNode;
  /** What is missing, in amber: never a zero in its place. */
  missing?: ReactNode;
  /** A share 0 to 1 drawn as a bar under the value. */
  share?: number;
  tone?: "brand" | "amber";
  compact?: boolean;
}

/** A figure with what one needs to judge it: interval or n beside it, and what it is made of below. */
export function Kpi(props: KpiProps) {
  return (
    <div
      className={cx(
        "min-w-0 bg-surface",
        props.compact ? "px-3 py-[11px]" : "px-[18px] pt-3.5 pb-[13px] max-sm:px-3.5",
      )}
    >
      <dt className={cx("font-medium text-ink-2", props.compact ? "text-12" : "text-13")}>{props.label}</dt>
      <dd>
        {props.value === undefined ? null : (
          <div
            className={cx(
              "figures mt-0.5 font-semibold tracking-[-0.022em] text-ink",
              props.compact ? "text-[1.375rem] leading-7" : "text-28 max-sm:text-[1.375rem]",
            )}
          >
            <span className="whitespace-nowrap">{props.value}</span>
            {props.beside ? (
              <small className="ml-1.5 inline-block text-13 font-medium tracking-normal text-ink-3">
                {props.beside}
              </small>
            ) : null}
          </div>
        )}
        {props.share === undefined ? null : (
          <div className="mt-1.5">
            <ProgressBar value={props.share} label={props.label} tone={props.tone} thin />
          </div>
        )}
        {props.note || props.missing ? (
          <div className="figures mt-0.5 text-ink-3 [&_b]:font-medium [&_b]:text-ink-2">
            {props.note}
            {props.note && props.missing ? " · " : null}
            {props.missing ? <span className="text-amber">{props.missing}</span> : null}
          </div>
        ) : null}
      </dd>
    </div>
  );
}
