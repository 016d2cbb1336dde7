import type { ReactNode } from "react";
import { cx } from "./cx";

export interface Bar {
  key: string;
  name: ReactNode;
  /** Share of the longest possible bar, 0 to 1. Absent: not known, and said so by `shown`. */
  share?: number;
  shown: ReactNode;
  /** Small, beside the value: n or interval. */
  beside?: ReactNode;
  tone?: "brand" | "amber" | "neutral";
}

const tones = { brand: "bg-brand", amber: "bg-amber", neutral: "bg-hairline-strong" } as const;

/** An ordered list with bars: shares, funnels, dimensions. The number stands beside its bar, so nothing hangs on colour. */
export function Bars(props: { label: string; bars: readonly Bar[] }) {
  return (
    <ol aria-label={props.label} className="grid gap-2.5">
      {props.bars.map((bar) => (
        <li key={bar.key} className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-3 gap-y-1">
          <span className="min-w-0 font-medium">{bar.name}</span>
          <span className="figures text-right">
            {bar.share === undefined ? (
              <span className="text-amber">{bar.shown}</span>
            ) : (
              <span className="font-semibold">{bar.shown}</span>
            )}
            {bar.beside ? <small className="ml-1.5 text-12 text-ink-3">{bar.beside}</small> : null}
          </span>
          <span
            aria-hidden="true"
            className={cx(
              "col-span-2 block h-1.5 overflow-hidden rounded-full",
              bar.share === undefined ? "hatched inset-hairline" : "bg-sunken",
            )}
          >
            {bar.share === undefined ? null : (
              <span
                className={cx("block h-full rounded-full", tones[bar.tone ?? "brand"])}
                style={{ width: `${Math.min(1, Math.max(0, bar.share)) * 100}%` }}
              />
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}
