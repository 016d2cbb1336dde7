import type { ReactNode } from "react";

/** Facts as name and value, two columns where there is room. What is not known is "–". */
export function FactList(props: { facts: readonly (readonly [label: string, value: ReactNode])[] }) {
  return (
    <dl className="grid gap-x-6 gap-y-2.5 sm:grid-cols-2">
      {props.facts.map(([label, value]) => (
        <div key={label} className="min-w-0">
          <dt className="text-12 text-ink-3">{label}</dt>
          <dd className="break-words">{value || "–"}</dd>
        </div>
      ))}
    </dl>
  );
}
