import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { cx } from "./cx";
import { useFieldWiring } from "./field";

interface ChipFieldProps {
  value: readonly string[];
  onChange: (value: string[]) => void;
  /** Words that are known already, offered while one types. */
  known?: readonly string[] | undefined;
  max?: number | undefined;
  charactersMax?: number | undefined;
  autoFocus?: boolean | undefined;
  "aria-label"?: string | undefined;
  /** "Remove partner". */
  removeLabel: (word: string) => string;
  onKeyDown?: ((event: KeyboardEvent) => void) | undefined;
}

/** Several words, each its own chip. Enter or a comma ends one, Backspace in the empty box takes the last back. */
export function ChipField(props: ChipFieldProps) {
  const wiring = useFieldWiring({});
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const { autoFocus } = props;
  useEffect(() => {
    if (autoFocus) input.current?.focus();
  }, [autoFocus]);

  function add(written: string) {
    const words = written
      .split(",")
      .map((word) => word.trim())
      .filter((word) => word !== "" && !props.value.includes(word));
    if (words.length > 0) props.onChange([...new Set([...props.value, ...words])].slice(0, props.max ?? 30));
    setText("");
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key === "Enter" && text.trim() !== "" && !event.nativeEvent.isComposing) {
      event.preventDefault();
      event.stopPropagation();
      add(text);
    } else if (event.key === "Backspace" && text === "" && props.value.length > 0)
      props.onChange(props.value.slice(0, -1));
    else props.onKeyDown?.(event);
  }
  const listId = props.known && wiring.id ? `${wiring.id}-known` : undefined;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: pressing beside the chips only moves the focus to the input, which has it by keyboard anyway.
    <div
      onClick={() => input.current?.focus()}
      className={cx(
        "flex min-h-control w-full min-w-0 cursor-text flex-wrap items-center gap-1 rounded-control border border-field-line bg-surface px-1.5 py-[3px] transition-colors hover:border-ink-3",
        "has-focus-visible:border-brand has-focus-visible:outline-2 has-focus-visible:outline-brand",
        wiring["aria-invalid"] && "border-red",
      )}
    >
      {props.value.map((word) => (
        <span
          key={word}
          className="inline-flex h-[22px] max-w-full items-center gap-0.5 rounded-full bg-sunken pl-2 text-12 text-ink"
        >
          <span className="truncate">{word}</span>
          <button
            type="button"
            aria-label={props.removeLabel(word)}
            onClick={() => props.onChange(props.value.filter((each) => each !== word))}
            className="grid size-[22px] place-items-center rounded-full text-ink-3 hover:text-ink"
          >
            <svg
              aria-hidden="true"
              viewBox="0 0 16 16"
              className="size-3 fill-none stroke-current"
              strokeWidth="1.8"
              strokeLinecap="round"
            >
              <path d="m4 4 8 8M12 4l-8 8" />
            </svg>
          </button>
        </span>
      ))}
      <input
        ref={input}
        id={wiring.id}
        aria-describedby={wiring["aria-describedby"]}
        aria-invalid={wiring["aria-invalid"]}
        aria-label={props["aria-label"]}
        list={listId}
        value={text}
        autoComplete="off"
        maxLength={props.charactersMax ?? 60}
        onChange={(event) =>
          event.currentTarget.value.includes(",") ? add(event.currentTarget.value) : setText(event.currentTarget.value)
        }
        onKeyDown={onKeyDown}
        onBlur={() => add(text)}
        className="h-[22px] min-w-20 flex-1 bg-transparent px-1 text-13 outline-none max-sm:text-16"
      />
      {listId ? (
        <datalist id={listId}>
          {props.known?.map((word) => (
            <option key={word} value={word} />
          ))}
        </datalist>
      ) : null}
    </div>
  );
}
