import type { ChartMark } from "@arraigo/ui/chart-marks";
import type { ReactNode } from "react";

/** A row of a table that runs in time, with the numbers its marks have in the list below; read out in words there. */
export function MarkedRow(props: {
  marks: readonly ChartMark[];
  /** Its place among the rows of the axis. */
  row: number;
  lit: string | null;
  children: ReactNode;
}) {
  const own = props.marks.flatMap((mark, index) =>
    Math.floor(mark.at) === props.row ? [{ key: mark.key, number: index + 1 }] : [],
  );
  return (
    <>
      {props.children}
      {own.map(({ key, number }) => (
        <span
          key={key}
          aria-hidden="true"
          className={
            key === props.lit ? "ml-1 rounded-1 bg-ink px-1 text-surface" : "ml-1 rounded-1 bg-sunken px-1 text-ink-2"
          }
        >
          {number}
        </span>
      ))}
    </>
  );
}
