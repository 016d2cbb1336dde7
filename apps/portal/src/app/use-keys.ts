import { useEffect, useRef } from "react";
import { appearance } from "../lib/appearance";

interface Keys {
  onPalette: () => void;
  onCreate: () => void;
  onSay: (() => void) | undefined;
  onHelp: () => void;
  /** `g`, then the letter. */
  onGo: (letter: string) => boolean;
}

/** The portal's keys. Single letters are off while one types, while a layer is open, and for whoever turned them off. */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    let awaitingLetterUntil = 0;
    function onKeyDown(event: KeyboardEvent) {
      const { onPalette, onCreate, onSay, onHelp, onGo } = latest.current;
      const key = event.key.toLowerCase();
      if ((event.metaKey || event.ctrlKey) && !event.altKey && !event.shiftKey && key === "k") {
        event.preventDefault();
        onPalette();
        return;
      }
      if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey || event.isComposing) return;
      if (!appearance().singleKeys || isTyping(event.target) || document.querySelector('[role="dialog"],[role="menu"]'))
        return;
      if (event.timeStamp < awaitingLetterUntil) {
        awaitingLetterUntil = 0;
        if (onGo(key)) event.preventDefault();
        return;
      }
      if (key === "g") {
        awaitingLetterUntil = event.timeStamp + 1_200;
        return;
      }
      const act = { "/": onPalette, c: onCreate, f: onSay, "?": onHelp }[key];
      if (!act) return;
      event.preventDefault();
      act();
    }
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement)
    return !["checkbox", "radio", "range", "button", "submit"].includes(target.type);
  return target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
