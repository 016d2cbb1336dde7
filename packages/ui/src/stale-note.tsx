import type { ReactNode } from "react";

/** "As of 07:10, updating": figures that are older than the reader may think. */
export function StaleNote(props: { children: ReactNode; updating?: boolean }) {
  return (
    <p role="status" className="figures inline-flex items-center gap-1.5 text-12 text-ink-3">
      <span
        aria-hidden="true"
        className={
          props.updating ? "size-1.5 animate-pulse rounded-full bg-brand" : "size-1.5 rounded-full bg-hairline-strong"
        }
      />
      {props.children}
    </p>
  );
}
