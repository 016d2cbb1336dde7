import { type RefObject, useEffect, useState } from "react";

/** Fades the edge of a grid while columns stand beyond it: a cut column alone does not say that one can go on. */
export function GridMore({ of }: { of: RefObject<HTMLElement | null> }) {
  const [more, setMore] = useState(false);
  useEffect(() => {
    const rows = of.current;
    if (!rows) return;
    const look = () => setMore(rows.scrollWidth - rows.clientWidth - rows.scrollLeft > 1);
    look();
    rows.addEventListener("scroll", look, { passive: true });
    const observer = typeof ResizeObserver === "undefined" ? undefined : new ResizeObserver(look);
    observer?.observe(rows);
    if (rows.firstElementChild) observer?.observe(rows.firstElementChild);
    return () => {
      rows.removeEventListener("scroll", look);
      observer?.disconnect();
    };
  }, [of]);
  if (!more) return null;
  return (
    <span
      aria-hidden="true"
      data-grid-more=""
      className="pointer-events-none absolute inset-y-0 right-0 z-30 w-10 max-sm:hidden"
      style={{
        background: "linear-gradient(to left, var(--surface), transparent)",
        borderRight: "1px solid var(--hairline-strong)",
      }}
    />
  );
}
