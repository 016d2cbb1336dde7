import type { ReactNode } from "react";

/** Words for screen readers only. */
export function VisuallyHidden(props: { children: ReactNode; as?: "span" | "div" | "caption" }) {
  const Tag = props.as ?? "span";
  return <Tag className="sr-only">{props.children}</Tag>;
}
