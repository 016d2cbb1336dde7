import { type InputHTMLAttributes, type ReactNode, type Ref, useId } from "react";
import { cx } from "./cx";

interface CheckboxProps extends Omit<InputHTMLAttributes<HTMLInputElement>, "type"> {
  label: ReactNode;
  hint?: ReactNode;
  hideLabel?: boolean;
  ref?: Ref<HTMLInputElement>;
}

/** Yes or no, with its words beside it. The label is part of the target. */
export function Checkbox({ label, hint, hideLabel, className, ...rest }: CheckboxProps) {
  const hintId = useId();
  return (
    <div className={cx("grid gap-0.5", className)}>
      <label className="flex min-h-6 items-start gap-2 text-13">
        <input
          {...rest}
          type="checkbox"
          aria-describedby={hint ? hintId : undefined}
          className="mt-0.5 size-4 shrink-0 rounded-[4px] accent-brand disabled:opacity-60"
        />
        <span className={cx(hideLabel && "sr-only")}>{label}</span>
      </label>
      {hint ? (
        <p id={hintId} className="pl-6 text-12 text-ink-3">
          {hint}
        </p>
      ) : null}
    </div>
  );
}
