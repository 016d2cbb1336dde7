import type { KeyboardEvent } from "react";
import { buttonLook } from "./button-look";
import { Input } from "./input";

interface DateFieldProps {
  /** `2026-11-21`, or "" where there is none. */
  value: string;
  onChange: (value: string) => void;
  name?: string | undefined;
  min?: string | undefined;
  max?: string | undefined;
  autoFocus?: boolean | undefined;
  "aria-label"?: string | undefined;
  onKeyDown?: ((event: KeyboardEvent) => void) | undefined;
  /** Days often wanted, one press away: tomorrow, next week. */
  quick?: readonly { label: string; day: string }[] | undefined;
}

/** A day. The browser's own control knows the person's calendar, keyboard and screen reader; beside it the days often wanted. */
export function DateField(props: DateFieldProps) {
  return (
    <span className="flex flex-wrap items-center gap-1.5">
      <Input
        type="date"
        name={props.name}
        min={props.min}
        max={props.max ?? "9999-12-31"}
        autoFocus={props.autoFocus}
        aria-label={props["aria-label"]}
        value={props.value}
        onChange={(event) => props.onChange(event.currentTarget.value)}
        onKeyDown={props.onKeyDown}
        className="figures max-w-full min-w-36 flex-1"
      />
      {props.quick?.map(({ label, day }) => (
        <button
          key={day}
          type="button"
          aria-pressed={props.value === day}
          onClick={() => props.onChange(day)}
          className={buttonLook("ghost", "small")}
        >
          {label}
        </button>
      ))}
    </span>
  );
}
