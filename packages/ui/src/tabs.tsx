import type { ReactNode } from "react";

/** The look of one tab, for router links: `<Link className={tabLook} activeProps={{ "aria-current": "page" }}>`. */
export const tabLook =
  "relative inline-flex h-9 shrink-0 items-center gap-1.5 px-0.5 text-13 font-medium text-ink-2 no-underline hover:text-ink " +
  "aria-[current=page]:text-ink aria-[current=page]:after:absolute aria-[current=page]:after:inset-x-0 aria-[current=page]:after:-bottom-px aria-[current=page]:after:h-0.5 aria-[current=page]:after:rounded-full aria-[current=page]:after:bg-brand";

/** A row of places within one subject. They are links, so that back, reload and "copy link" keep the tab. */
export function TabRow(props: { label: string; children: ReactNode }) {
  return (
    <nav aria-label={props.label} className="mt-4 flex gap-5 overflow-x-auto overflow-y-hidden border-b">
      {props.children}
    </nav>
  );
}
