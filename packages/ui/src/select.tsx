import type { Ref, SelectHTMLAttributes } from "react";
import { controlLook } from "./control-look";
import { cx } from "./cx";
import { useFieldWiring } from "./field";

interface SelectProps extends SelectHTMLAttributes<HTMLSelectElement> {
  ref?: Ref<HTMLSelectElement>;
}

/** One of a list. The browser's own control: it is right on phones and with every screen reader. */
export function Select({ className, children, ...rest }: SelectProps) {
  const wiring = useFieldWiring(rest);
  return (
    <span className={cx("relative inline-flex w-full min-w-0", className)}>
      <select {...rest} {...wiring} className={cx(controlLook, "h-control appearance-none truncate pr-7 pl-2.5")}>
        {children}
      </select>
      <svg
        aria-hidden="true"
        viewBox="0 0 12 12"
        className="pointer-events-none absolute top-1/2 right-2.5 size-3 -translate-y-1/2 fill-none stroke-ink-3"
        strokeWidth="1.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        <path d="m3 4.5 3 3 3-3" />
      </svg>
    </span>
  );
}
