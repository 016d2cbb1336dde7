import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from "react";
import { Field } from "./field";

interface CellEditorProps {
  /** The column and the row, for whoever cannot see them: "City, Aceros del Norte". */
  label: string;
  /** What is wrong with what was written, already in the person's language. */
  error?: string | undefined;
  onSave: () => void;
  onCancel: () => void;
  children: ReactNode;
}

/**
 * What stands in a grid's cell while it is being written in. Enter and leaving save, Escape gives up, and what is wrong is said
 * under the cell, where it was written.
 */
export function CellEditor(props: CellEditorProps) {
  const errorId = useId();
  const frame = useRef<HTMLDivElement>(null);
  const over = useRef(false);
  useEffect(() => {
    // Writing begins by replacing, as in a spreadsheet; the arrows keep what is there.
    const input = frame.current?.querySelector("input");
    if (input && input === document.activeElement && input.type !== "date") input.select();
  }, []);

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing || event.defaultPrevented) return;
    if (event.key === "Escape") {
      over.current = true;
      event.preventDefault();
      event.stopPropagation();
      props.onCancel();
    } else if (event.key === "Enter" && !event.shiftKey && !isListOpen(frame.current)) {
      event.preventDefault();
      event.stopPropagation();
      props.onSave();
    } else event.stopPropagation();
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys bubble up from the control inside, which has a role of its own.
    <div
      ref={frame}
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        const next = event.relatedTarget;
        const inside = next instanceof Node && (frame.current?.contains(next) || inLayer(next));
        if (!inside && !over.current && !props.error) props.onSave();
      }}
      className="absolute inset-x-0 top-1/2 min-w-44 -translate-y-1/2 px-1"
    >
      <Field label={props.label} hideLabel className="gap-0!">
        {props.children}
      </Field>
      {props.error ? (
        <p
          id={errorId}
          role="alert"
          className="absolute top-full left-1 z-40 mt-1 w-max max-w-72 rounded-1 border border-red-line bg-red-soft px-2 py-1 text-left text-12 font-medium whitespace-normal text-red"
        >
          {props.error}
        </p>
      ) : null}
    </div>
  );
}

/** Enter in an open list chooses from it. */
function isListOpen(frame: HTMLElement | null): boolean {
  return frame?.querySelector('[role="combobox"][aria-expanded="true"]') != null;
}

/** A list that floats above the page belongs to the control that opened it. */
function inLayer(node: Node): boolean {
  return node instanceof Element && node.closest("[data-combobox]") !== null;
}
