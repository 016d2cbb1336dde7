import type { ReactNode } from "react";
import { Button } from "./button";
import { cx } from "./cx";
import { useUiText } from "./ui-text";

interface ErrorStateProps {
  /** What failed. */
  title: string;
  /** What is safe: nothing lost, nothing sent. */
  safe?: ReactNode;
  /** The server's own words, when it had some. */
  detail?: ReactNode;
  reference?: string;
  onRetry?: () => void;
  retrying?: boolean;
  className?: string;
}

/** What failed, what is safe, what to do, and the number to quote. */
export function ErrorState(props: ErrorStateProps) {
  const text = useUiText();
  return (
    <div
      role="alert"
      className={cx("max-w-[620px] rounded-3 border border-red-line bg-surface px-5 py-5", props.className)}
    >
      <p className="flex items-baseline gap-2 text-14 font-semibold">
        <span aria-hidden="true" className="size-2 shrink-0 rounded-full bg-red" />
        {props.title}
      </p>
      {props.detail ? <p className="mt-1 text-ink-2">{props.detail}</p> : null}
      {props.safe ? <p className="mt-1 text-ink-2">{props.safe}</p> : null}
      {props.onRetry || props.reference ? (
        <div className="mt-3 flex flex-wrap items-center gap-3">
          {props.onRetry ? (
            <Button onClick={props.onRetry} busy={props.retrying}>
              {text.retry}
            </Button>
          ) : null}
          {props.reference ? (
            <span className="figures text-12 text-ink-3 select-all">
              {text.reference} {props.reference}
            </span>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}
