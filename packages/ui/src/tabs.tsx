import { type ReactNode, useLayoutEffect, useRef } from "react";

/** The look of one tab, for router links: `<Link className={tabLook} activeProps={{ "aria-current": "page" }}>`. */
export const tabLook =
  "relative inline-flex h-9 shrink-0 items-center gap-1.5 px-0.5 text-13 font-medium text-ink-2 no-underline hover:text-ink " +
  "aria-[current=page]:text-ink aria-[current=page]:after:absolute aria-[current=page]:after:inset-x-0 aria-[current=page]:after:-bottom-px aria-[current=page]:after:h-0.5 aria-[current=page]:after:rounded-full aria-[current=page]:after:bg-brand";

/**
 * A row of places within one subject. They are links, so that back, reload and "copy link" keep the tab. Where they are wider than
 * the page, the one that is open is in sight.
 */
export function TabRow(props: { label: string; children: ReactNode }) {
  const row = useRef<HTMLElement>(null);
  const shown = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const open = row.current?.querySelector<HTMLElement>('[aria-current="page"]');
    if (!row.current || !open || open === shown.current) return;
    shown.current = open;
    // Sideways alone, and once a tab: whoever scrolls on is not called back.
    const middle = open.offsetLeft - row.current.offsetLeft - (row.current.clientWidth - open.offsetWidth) / 2;
    row.current.scrollLeft = Math.max(0, middle);
  });
  return (
    <nav ref={row} aria-label={props.label} className="mt-4 flex gap-5 overflow-x-auto overflow-y-hidden border-b">
      {props.children}
    </nav>
  );
}
