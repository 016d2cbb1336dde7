import type { ReactNode } from "react";

/** All that belongs to a record on one card, a section a kind: four cards would not fit on a laptop's screen. */
export function RelatedBox(props: { children: ReactNode }) {
  return (
    <div className="min-w-0 rounded-3 border bg-surface px-[18px] py-1.5 empty:hidden max-sm:px-4">
      {props.children}
    </div>
  );
}
