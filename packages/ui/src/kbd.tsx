import type { ReactNode } from "react";
import { cx } from "./cx";

/** A key hint. Hidden from screen readers: the shortcut itself is announced through `aria-keyshortcuts` where it exists. */
export function Kbd(props: { children: ReactNode; bare?: boolean }) {
  return (
    <span
      aria-hidden="true"
      className={cx(
        "font-sans text-11 font-medium max-sm:hidden",
        props.bare ? "opacity-80" : "rounded-[4px] border bg-ground px-1 text-ink-3",
      )}
    >
      {props.children}
    </span>
  );
}
