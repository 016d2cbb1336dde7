import { Input } from "@arraigo/ui/input";
import { type Ref, useEffect, useState } from "react";
import { useSettled } from "../../use-settled";

interface ListSearchProps {
  label: string;
  q: string;
  onSearch: (q: string) => void;
  ref?: Ref<HTMLInputElement>;
  /** Arrow down leads from the words to the rows they found. */
  onDown: () => void;
}

/** The words a list is searched by. What is typed reaches the address after a pause. */
export function ListSearch(props: ListSearchProps) {
  const [text, setText] = useState(props.q);
  const settled = useSettled(text, 250);
  const { q, onSearch } = props;
  useEffect(() => {
    if (settled !== q) onSearch(settled);
    // Only what was typed moves the address; a change of the address moves the box below.
  }, [settled]);
  useEffect(() => setText(q), [q]);
  return (
    <div className="w-64 max-w-full max-sm:w-full">
      <Input
        ref={props.ref}
        type="search"
        aria-label={props.label}
        aria-keyshortcuts="/"
        placeholder={props.label}
        value={text}
        maxLength={120}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "ArrowDown" || (event.key === "Escape" && text === "")) {
            event.preventDefault();
            props.onDown();
          }
        }}
      />
    </div>
  );
}
