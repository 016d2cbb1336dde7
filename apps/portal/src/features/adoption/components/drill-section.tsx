import type { ReactNode } from "react";

/** A part of a drill: its heading, and a note small below. */
export function DrillSection(props: { title: string; note?: ReactNode; children: ReactNode }) {
  return (
    <section className="grid gap-2.5">
      <h3 className="text-13 font-semibold">{props.title}</h3>
      {props.children}
      {props.note ? <p className="text-12 text-ink-3">{props.note}</p> : null}
    </section>
  );
}
