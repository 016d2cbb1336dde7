import type { Ref } from "react";
import { useUiText } from "./ui-text";

/** The cross of a layer; at least 28 px, named in the person's language. */
export function CloseButton(props: { onClick?: () => void; ref?: Ref<HTMLButtonElement> }) {
  const text = useUiText();
  return (
    <button
      {...props}
      type="button"
      aria-label={text.close}
      className="grid size-7 shrink-0 place-items-center rounded-control text-ink-3 hover:bg-hover hover:text-ink"
    >
      <svg
        aria-hidden="true"
        viewBox="0 0 16 16"
        className="size-4 fill-none stroke-current"
        strokeWidth="1.6"
        strokeLinecap="round"
      >
        <path d="m4 4 8 8M12 4l-8 8" />
      </svg>
    </button>
  );
}
