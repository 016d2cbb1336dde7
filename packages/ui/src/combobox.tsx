import { Combobox as Base } from "@base-ui/react/combobox";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { controlLook } from "./control-look";
import { cx } from "./cx";
import { useFieldWiring } from "./field";
import { layerLook } from "./layer-look";

export interface ComboboxChoice {
  id: string;
  label: string;
  /** Smaller, behind it: the account of a contact, the place of an account. */
  note?: string | undefined;
}

export interface ComboboxText {
  placeholder: string;
  searching: string;
  nothing: string;
  failed: string;
  clear: string;
}

interface ComboboxProps {
  value: ComboboxChoice | null;
  onChange: (value: ComboboxChoice | null) => void;
  /** Answers for what was typed, also for nothing typed. Called after a pause; an older answer never replaces a newer one. */
  find: (text: string, signal: AbortSignal) => Promise<readonly ComboboxChoice[]>;
  text: ComboboxText;
  required?: boolean | undefined;
  autoFocus?: boolean | undefined;
  "aria-label"?: string | undefined;
  onKeyDown?: ((event: KeyboardEvent) => void) | undefined;
}

type Found = { choices: readonly ComboboxChoice[]; state: "here" | "searching" | "failed" };

/** One of many, found by typing: records, people. Inside a `Field` it is labelled and described by itself. */
export function Combobox(props: ComboboxProps) {
  const wiring = useFieldWiring({});
  const [open, setOpen] = useState(false);
  const [text, setText] = useState("");
  const { find } = props;
  const found = useFound(find, text, open);
  return (
    <Base.Root
      items={found.choices}
      filter={null}
      value={props.value}
      onValueChange={(value: ComboboxChoice | null) => props.onChange(value)}
      itemToStringLabel={(choice: ComboboxChoice) => choice.label}
      isItemEqualToValue={(one: ComboboxChoice, other: ComboboxChoice) => one.id === other.id}
      onInputValueChange={(typed, { reason }) => {
        if (reason === "input-change" || reason === "input-clear") setText(typed);
      }}
      open={open}
      onOpenChange={(next, { reason }) => {
        setOpen(next);
        // What was typed or pasted into a closed one opens it, and is what is looked for.
        if (next && reason !== "input-change") setText("");
      }}
      autoHighlight
    >
      <div className="relative">
        <Base.Input
          id={wiring.id}
          aria-describedby={wiring["aria-describedby"]}
          aria-invalid={wiring["aria-invalid"]}
          aria-label={props["aria-label"]}
          required={props.required ?? wiring.required}
          placeholder={props.text.placeholder}
          title={props.value?.label}
          autoFocus={props.autoFocus}
          autoComplete="off"
          onFocus={(event) => event.currentTarget.select()}
          onKeyDown={props.onKeyDown}
          className={cx(controlLook, "h-control truncate pr-8 pl-2.5")}
        />
        {props.value ? (
          <Base.Clear
            aria-label={props.text.clear}
            className="absolute top-1/2 right-1 grid size-6 -translate-y-1/2 place-items-center rounded-1 text-ink-3 hover:bg-hover hover:text-ink"
          >
            <svg
              aria-hidden="true"
              viewBox="0 0 16 16"
              className="size-3.5 fill-none stroke-current"
              strokeWidth="1.6"
              strokeLinecap="round"
            >
              <path d="m4 4 8 8M12 4l-8 8" />
            </svg>
          </Base.Clear>
        ) : (
          <svg
            aria-hidden="true"
            viewBox="0 0 12 12"
            className="pointer-events-none absolute top-1/2 right-2.5 size-3 -translate-y-1/2 fill-none stroke-ink-3"
            strokeWidth="1.6"
            strokeLinecap="round"
            strokeLinejoin="round"
          >
            <path d="m3 4.5 3 3 3-3" />
          </svg>
        )}
      </div>
      <Base.Portal>
        <Base.Positioner className="z-60 outline-none" sideOffset={4} align="start">
          <Base.Popup
            data-combobox=""
            className={cx(
              layerLook,
              "max-h-[min(320px,var(--available-height))] w-(--anchor-width) min-w-60 max-w-[calc(100vw-1rem)] overflow-y-auto p-1",
            )}
          >
            <Base.Status className="empty:hidden px-2 py-1.5 text-ink-3">
              {found.state === "failed"
                ? props.text.failed
                : found.choices.length > 0
                  ? null
                  : found.state === "searching"
                    ? props.text.searching
                    : props.text.nothing}
            </Base.Status>
            <Base.List>
              {(choice: ComboboxChoice) => (
                <Base.Item
                  key={choice.id}
                  value={choice}
                  className="flex min-h-8 cursor-default items-center gap-2 rounded-1 px-2 py-1 outline-none select-none data-highlighted:bg-hover data-selected:font-medium max-sm:min-h-10"
                >
                  <span className="min-w-0 break-words text-ink">{choice.label}</span>
                  {choice.note ? (
                    <span className="ml-auto min-w-0 break-words text-right text-12 text-ink-3">{choice.note}</span>
                  ) : null}
                </Base.Item>
              )}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

const pauseMilliseconds = 150;

function useFound(find: ComboboxProps["find"], text: string, open: boolean): Found {
  const [found, setFound] = useState<Found>({ choices: [], state: "searching" });
  const latest = useRef(find);
  latest.current = find;
  useEffect(() => {
    if (!open) return;
    const stop = new AbortController();
    setFound((before) => ({ ...before, state: "searching" }));
    const timer = setTimeout(
      () =>
        latest.current(text.trim(), stop.signal).then(
          (choices) => stop.signal.aborted || setFound({ choices, state: "here" }),
          () => stop.signal.aborted || setFound({ choices: [], state: "failed" }),
        ),
      text === "" ? 0 : pauseMilliseconds,
    );
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [text, open]);
  return found;
}
