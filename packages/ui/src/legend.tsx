import type { ReactNode } from "react";

const dashes = { solid: undefined, dashed: "5 4", dotted: "2 3" } as const;

/** One key of a line drawing: its stroke and its word. */
export function LegendLine(props: { stroke: keyof typeof dashes; tone?: "brand" | "neutral"; children: ReactNode }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <svg
        aria-hidden="true"
        width="16"
        height="4"
        className={props.tone === "neutral" ? "stroke-ink-3" : "stroke-brand"}
        strokeWidth="2"
        strokeDasharray={dashes[props.stroke]}
      >
        <path d="M0 2h16" />
      </svg>
      {props.children}
    </span>
  );
}
