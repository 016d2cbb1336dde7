import { useEffect, useRef, useSyncExternalStore } from "react";
import { buttonLook } from "./button-look";
import { CloseButton } from "./close-button";
import { cx } from "./cx";
import {
  addToast,
  closeToast,
  newestUndo,
  onToasts,
  pauseToasts,
  type ToastInput,
  takeBack,
  toasts,
} from "./toast-store";
import { useUiText } from "./ui-text";

/** Says what was done (or why not), with a way back. Callable from anywhere, also outside React. */
export function toast(input: ToastInput): void {
  addToast(input);
}

/** For "Undo the last act" in the palette. */
export function canTakeBack(): boolean {
  return newestUndo() !== undefined;
}

export function takeBackLast(): void {
  const id = newestUndo();
  if (id !== undefined) takeBack(id);
}

/** The place where toasts appear, once per application. F6 moves focus into it and back. */
export function ToastArea() {
  const text = useUiText();
  const items = useSyncExternalStore(onToasts, toasts);
  const area = useRef<HTMLElement>(null);
  const cameFrom = useRef<HTMLElement | null>(null);

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.key !== "F6" || !area.current) return;
      event.preventDefault();
      if (area.current.contains(document.activeElement)) cameFrom.current?.focus();
      else {
        cameFrom.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
        area.current.focus();
      }
    }
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);

  useEffect(() => {
    // A closed toast cannot leave the pointer or the focus: without this the clocks would stay stopped.
    if (items.length === 0) pauseToasts(false);
  }, [items.length]);

  return (
    <section
      ref={area}
      tabIndex={-1}
      aria-label={text.notifications}
      data-print="hide"
      onMouseEnter={() => pauseToasts(true)}
      onMouseLeave={() => pauseToasts(false)}
      onFocus={() => pauseToasts(true)}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) pauseToasts(false);
      }}
      className="fixed right-6 bottom-6 z-60 w-[380px] max-w-[calc(100vw-2rem)] outline-none max-md:right-4 max-md:bottom-[76px]"
    >
      <ol aria-live="polite" aria-relevant="additions text" className="grid gap-2">
        {items.map((item) => (
          <li
            key={item.id}
            role={item.tone === "failed" ? "alert" : undefined}
            className="flex animate-rise items-center gap-3 rounded-2 border bg-raised py-2.5 pr-2 pl-3.5 text-ink shadow-layer"
          >
            <span
              aria-hidden="true"
              className={cx("size-2 shrink-0 rounded-full", item.tone === "failed" ? "bg-red" : "bg-brand")}
            />
            <div className="min-w-0 flex-1">
              <p className="font-medium">{item.title}</p>
              {item.description ? <p className="text-12 text-ink-2">{item.description}</p> : null}
              {item.more ? (
                <button
                  type="button"
                  onClick={() => {
                    item.more?.onSelect();
                    closeToast(item.id);
                  }}
                  className="text-12 text-ink-2 underline decoration-hairline-strong underline-offset-[3px] hover:decoration-ink"
                >
                  {item.more.label}
                </button>
              ) : null}
            </div>
            {item.undo ? (
              <button type="button" onClick={() => takeBack(item.id)} className={buttonLook("default", "small")}>
                {text.undo}
              </button>
            ) : null}
            <CloseButton onClick={() => closeToast(item.id)} />
          </li>
        ))}
      </ol>
    </section>
  );
}
