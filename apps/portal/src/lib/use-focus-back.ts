import { useEffect } from "react";

/**
 * For a form that opens in the place of a button: once it closes, focus is back on what opens it (`data-opens`), unless one has moved
 * on. Otherwise whoever works without a mouse would begin again at the top of the page.
 */
export function useFocusBack(opener: string): void {
  useEffect(
    () => () => {
      if (document.activeElement === document.body)
        document.querySelector<HTMLElement>(`[data-opens="${opener}"]`)?.focus();
    },
    [opener],
  );
}
