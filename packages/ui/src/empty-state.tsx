import type { ReactNode } from "react";
import { cx } from "./cx";

interface EmptyProps {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  className?: string;
}

function Frame(props: EmptyProps & { mark: ReactNode; hatched?: boolean }) {
  return (
    <div
      role="status"
      className={cx(
        "grid justify-items-start gap-3 rounded-3 border border-dashed border-hairline-strong px-5 py-6",
        props.hatched ? "border-solid hatched" : "bg-surface",
        props.className,
      )}
    >
      <div className={cx("flex max-w-[560px] gap-3", props.hatched && "rounded-2 bg-surface px-4 py-3 inset-hairline")}>
        <span aria-hidden="true" className="mt-0.5 text-ink-3">
          {props.mark}
        </span>
        <div>
          <p className="text-14 font-semibold">{props.title}</p>
          {props.children ? <div className="mt-0.5 text-ink-2">{props.children}</div> : null}
          {props.action ? <div className="mt-3 flex flex-wrap gap-2">{props.action}</div> : null}
        </div>
      </div>
    </div>
  );
}

const line = {
  fill: "none",
  stroke: "currentColor",
  strokeWidth: 1.6,
  strokeLinecap: "round",
  strokeLinejoin: "round",
} as const;

/** Nothing yet: say what will be here and why, with one button. */
export function NothingYet(props: EmptyProps) {
  return (
    <Frame
      {...props}
      mark={
        <svg aria-hidden="true" width="16" height="16" viewBox="0 0 16 16" {...line}>
          <path d="M8 14V7M8 9C5.500 9 4 7.500 4 5c2.500 0 4 1.500 4 4ZM8 7c0-2.500 1.500-4 4-4 0 2.500-1.500 4-4 4Z" />
        </svg>
      }
    />
  );
}

/** Something is here, but the filters leave nothing: the action clears them. */
export function FilteredToNothing(props: EmptyProps) {
  return (
    <Frame
      {...props}
      mark={
        <svg aria-hidden="true" width="16" height="16" viewBox="0 0 16 16" {...line}>
          <path d="M2 4h12M4.500 8h7M7 12h2" />
        </svg>
      }
    />
  );
}

/** Something is here and is not shown, so that nobody can be worked out. Says why; there is nothing to press. */
export function HiddenToProtect(props: Omit<EmptyProps, "action">) {
  return (
    <Frame
      {...props}
      hatched
      mark={
        <svg aria-hidden="true" width="16" height="16" viewBox="0 0 16 16" {...line}>
          <path d="M8 2 3 4v4c0 3 2 5 5 6 3-1 5-3 5-6V4L8 2Z" />
        </svg>
      }
    />
  );
}
