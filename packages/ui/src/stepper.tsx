import { cx } from "./cx";

interface StepperProps {
  label: string;
  steps: readonly string[];
  /** The place of the step one is at. */
  current: number;
  /** Present where one may go back: only to what was done. */
  onGo?: (step: number) => void;
  /** "done", for whoever cannot see the mark. */
  doneLabel: string;
}

/** Where one is in something with a few steps. Done steps lead back when that is possible. */
export function Stepper(props: StepperProps) {
  return (
    <nav aria-label={props.label}>
      <ol className="flex flex-wrap items-center gap-x-2 gap-y-1.5">
        {props.steps.map((step, index) => {
          const done = index < props.current;
          const body = (
            <>
              <span
                aria-hidden="true"
                className={cx(
                  "grid size-5 place-items-center rounded-full border text-11 font-semibold figures",
                  done && "border-brand bg-brand text-brand-ink",
                  index === props.current && "border-brand text-brand",
                )}
              >
                {done ? (
                  <svg
                    aria-hidden="true"
                    viewBox="0 0 16 16"
                    className="size-3 fill-none stroke-current"
                    strokeWidth="2.400"
                    strokeLinecap="round"
                    strokeLinejoin="round"
                  >
                    <path d="m3 8.500 3.500 3.500L13 4.500" />
                  </svg>
                ) : (
                  index + 1
                )}
              </span>
              {step}
              {done ? <span className="sr-only">{props.doneLabel}</span> : null}
            </>
          );
          const look = cx(
            "inline-flex min-h-7 items-center gap-1.5 rounded-control pr-2 text-13 font-medium",
            index === props.current ? "text-ink" : "text-ink-3",
          );
          return (
            <li
              key={step}
              aria-current={index === props.current ? "step" : undefined}
              className="flex items-center gap-2"
            >
              {done && props.onGo ? (
                <button type="button" onClick={() => props.onGo?.(index)} className={cx(look, "hover:text-ink")}>
                  {body}
                </button>
              ) : (
                <span className={look}>{body}</span>
              )}
              {index < props.steps.length - 1 ? (
                <span aria-hidden="true" className="h-px w-6 bg-hairline-strong max-sm:w-3" />
              ) : null}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
