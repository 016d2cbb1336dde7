import { cx } from "./cx";

interface IntervalProps {
  /** Shares 0 to 1. */
  value: number;
  low: number;
  high: number;
  /** Where it should be, as a tick. */
  target?: number;
  /** In words, for example "61 %, 95 % interval 55 to 67, target 72". */
  label: string;
  tone?: "brand" | "amber";
}

/** A value on 0 to 1 with its interval as a band: how sure we are, at a glance. */
export function Interval(props: IntervalProps) {
  const at = (share: number) => `${Math.min(1, Math.max(0, share)) * 100}%`;
  const ink = props.tone === "amber" ? "bg-amber" : "bg-brand";
  return (
    <span role="img" aria-label={props.label} className="relative block h-4 w-full min-w-24">
      <span className="absolute inset-x-0 top-1/2 h-1 -translate-y-1/2 rounded-full bg-sunken inset-hairline" />
      <span
        className={cx("absolute top-1/2 h-1.5 -translate-y-1/2 rounded-full opacity-35", ink)}
        style={{ left: at(props.low), width: `calc(${at(props.high)} - ${at(props.low)})` }}
      />
      {props.target === undefined ? null : (
        <span className="absolute top-0 h-full w-0.5 -translate-x-1/2 bg-ink-3" style={{ left: at(props.target) }} />
      )}
      <span
        className={cx(
          "absolute top-1/2 size-3.5 -translate-x-1/2 -translate-y-1/2 rounded-full border-2 border-surface",
          ink,
        )}
        style={{ left: at(props.value) }}
      />
    </span>
  );
}
