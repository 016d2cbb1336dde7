import type { ReactNode } from "react";

interface BulkBarProps {
  /** What this is, for whoever jumps from region to region. */
  label: string;
  /** "12 contacts chosen". Announced when it changes. */
  count: ReactNode;
  /** "Choose all 812 that match", where there are more than are shown. */
  more?: ReactNode;
  children: ReactNode;
}

/** What can be done with the chosen rows, at the foot of the window while any are chosen. */
export function BulkBar(props: BulkBarProps) {
  return (
    <section
      aria-label={props.label}
      data-print="hide"
      className="fixed bottom-4 left-1/2 z-30 flex w-max max-w-[calc(100vw-2rem)] -translate-x-1/2 animate-rise flex-wrap items-center gap-x-3 gap-y-2 rounded-2 border bg-raised py-2 pr-2 pl-4 shadow-layer max-md:bottom-[76px] md:left-[calc(50%+106px)]"
    >
      <p aria-live="polite" className="figures font-medium whitespace-nowrap">
        {props.count}
      </p>
      {props.more}
      <div className="flex flex-wrap items-center gap-1.5">{props.children}</div>
    </section>
  );
}
