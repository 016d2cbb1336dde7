import type { ReactNode } from "react";
import { cx } from "./cx";

/** Not allowed here: says so plainly, and who can give access. */
export function NoPermission(props: { title: string; children: ReactNode; action?: ReactNode; className?: string }) {
  return (
    <div role="status" className={cx("max-w-[620px] rounded-3 border bg-surface px-5 py-6", props.className)}>
      <p className="text-14 font-semibold">{props.title}</p>
      <div className="mt-0.5 text-ink-2">{props.children}</div>
      {props.action ? <div className="mt-3 flex flex-wrap gap-2">{props.action}</div> : null}
    </div>
  );
}
