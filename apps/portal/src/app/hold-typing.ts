export interface HeldTyping {
  /** Ends the holding and gives what was typed meanwhile. */
  release: () => string;
}

/**
 * Keeps what is typed between asking for a layer and its input having the focus, so that no key is lost while its code is on the
 * way. Escape calls `onEscape`; keys with a modifier are left alone.
 */
export function holdTyping(onEscape: () => void): HeldTyping {
  let typed = "";
  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === "Escape") onEscape();
    else if (event.key === "Backspace") typed = typed.slice(0, -1);
    else if (event.key.length === 1) typed += event.key;
    else if (event.key !== "Enter") return;
    event.preventDefault();
    event.stopPropagation();
  }
  window.addEventListener("keydown", onKeyDown, { capture: true });
  return {
    release: () => {
      window.removeEventListener("keydown", onKeyDown, { capture: true });
      const all = typed;
      typed = "";
      return all;
    },
  };
}
