import { useId } from "react";
import { cx } from "./cx";

export type ConflictSide = "mine" | "theirs";

export interface Conflict {
  key: string;
  /** The field's name. */
  label: string;
  mine: string;
  theirs: string;
}

interface ConflictPanelProps {
  /** "Ana changed this while you were writing." */
  title: string;
  why?: string;
  conflicts: readonly Conflict[];
  chosen: Readonly<Record<string, ConflictSide>>;
  onChoose: (key: string, side: ConflictSide) => void;
  text: { mine: string; theirs: string; empty: string };
}

/** Two people wrote in the same field: both values side by side, one choice a field. Nothing is lost until it is decided. */
export function ConflictPanel(props: ConflictPanelProps) {
  const id = useId();
  return (
    <section
      role="alert"
      aria-labelledby={id}
      className="grid gap-3 rounded-2 border border-amber-line bg-amber-soft px-4 py-3"
    >
      <div>
        <h3 id={id} className="text-14 font-semibold text-amber">
          {props.title}
        </h3>
        {props.why ? <p className="mt-0.5 text-ink-2">{props.why}</p> : null}
      </div>
      {props.conflicts.map((conflict) => (
        <fieldset key={conflict.key} className="grid gap-1">
          <legend className="mb-1 text-12 font-medium text-ink-2">{conflict.label}</legend>
          <div className="grid grid-cols-2 gap-2 max-sm:grid-cols-1">
            {(["mine", "theirs"] as const).map((side) => (
              <label
                key={side}
                className={cx(
                  "grid cursor-pointer grid-cols-[auto_minmax(0,1fr)] gap-x-2 rounded-control border bg-surface px-2.5 py-2",
                  props.chosen[conflict.key] === side ? "border-brand inset-hairline" : "hover:border-hairline-strong",
                )}
              >
                <input
                  type="radio"
                  name={`${id}-${conflict.key}`}
                  checked={props.chosen[conflict.key] === side}
                  onChange={() => props.onChoose(conflict.key, side)}
                  className="mt-0.5 size-4 accent-brand"
                />
                <span className="min-w-0">
                  <span className="block text-12 text-ink-3">{props.text[side]}</span>
                  <span className="block font-medium break-words whitespace-pre-line">
                    {conflict[side] || props.text.empty}
                  </span>
                </span>
              </label>
            ))}
          </div>
        </fieldset>
      ))}
    </section>
  );
}
