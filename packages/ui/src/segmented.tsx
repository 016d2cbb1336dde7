import { useId } from "react";
import { cx } from "./cx";

interface SegmentedProps<Value extends string> {
  label: string;
  value: Value;
  choices: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
}

/**
 * Ways to look at the same thing. Native radios underneath: arrows work, and it is announced as a choice. Where they are wider
 * than the page, they scroll sideways by themselves.
 */
export function Segmented<Value extends string>(props: SegmentedProps<Value>) {
  const name = useId();
  return (
    <fieldset className="flex max-w-full min-w-0 overflow-x-auto overflow-y-hidden rounded-[7px] border bg-surface">
      <legend className="sr-only">{props.label}</legend>
      {props.choices.map((choice) => (
        <label
          key={choice.value}
          className={cx(
            "relative flex min-h-6 shrink-0 cursor-pointer items-center px-[9px] text-12 font-medium max-sm:min-h-8",
            "has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-brand",
            choice.value === props.value ? "bg-sunken text-ink" : "text-ink-3 hover:text-ink",
          )}
        >
          <input
            type="radio"
            name={name}
            className="absolute inset-0 cursor-pointer appearance-none outline-none"
            checked={choice.value === props.value}
            onChange={() => props.onChange(choice.value)}
          />
          {choice.label}
        </label>
      ))}
    </fieldset>
  );
}
