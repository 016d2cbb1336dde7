import { cx } from "./cx";

interface ProgressBarProps {
  /** Share done, 0 to 1; out of range is clamped. */
  value: number;
  label: string;
  /** What the bar means in words, for example "lesson 3 of 5". Defaults to whole per cent. */
  valueText?: string;
  tone?: "brand" | "amber";
  thin?: boolean;
}

export function ProgressBar(props: ProgressBarProps) {
  const share = Math.min(1, Math.max(0, props.value));
  const percent = Math.round(share * 100);
  return (
    <div
      role="progressbar"
      aria-label={props.label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      aria-valuetext={props.valueText}
      className={cx("w-full overflow-hidden rounded-full bg-sunken", props.thin ? "h-1" : "h-[5px]")}
    >
      <div
        className={cx("h-full rounded-full", props.tone === "amber" ? "bg-amber" : "bg-brand")}
        style={{ width: `${share * 100}%` }}
      />
    </div>
  );
}
