import type { ReactNode } from "react";
import { cx } from "./cx";

/** Four figures at most, in one hairline. More than four is a table. */
export function KpiStrip(props: { label: string; children: ReactNode; columns?: 2 | 3 | 4; className?: string }) {
  const columns = props.columns ?? 4;
  return (
    <dl
      aria-label={props.label}
      className={cx(
        "grid overflow-hidden rounded-3 border bg-hairline",
        "gap-px",
        columns === 4 && "grid-cols-2 lg:grid-cols-4 max-[359px]:grid-cols-1",
        columns === 3 && "grid-cols-3",
        columns === 2 && "grid-cols-2",
        props.className,
      )}
    >
      {props.children}
    </dl>
  );
}
