import { cx } from "@arraigo/ui/plain/cx";
import { layerLook, scrimLook } from "@arraigo/ui/plain/layer-look";
import { Dialog as Base } from "@base-ui/react/dialog";
import { useNavigate } from "@tanstack/react-router";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { JobLink } from "./navigation";
import { type PaletteEntry, usePaletteEntries } from "./use-palette-entries";

interface PaletteProps {
  links: readonly JobLink[];
  createOnly: boolean;
  /** What was typed before this was here; asked for when the input has the focus. */
  takeTyped: () => string;
  onClose: () => void;
}

/** Go, do, find: one box. The list is a listbox steered from the input, so focus never leaves what one types. */
export function Palette(props: PaletteProps) {
  const t = useTranslations("shell.palette");
  const id = useId();
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const [active, setActive] = useState(0);
  const { groups, entries, searching, failed } = usePaletteEntries(props.links, text, props.createOnly);
  const chosen = Math.min(active, Math.max(0, entries.length - 1));

  useEffect(() => {
    document.getElementById(`${id}-${chosen}`)?.scrollIntoView({ block: "nearest" });
  }, [id, chosen]);

  function run(entry: PaletteEntry | undefined) {
    if (!entry) return;
    props.onClose();
    if (entry.run) entry.run();
    else if (entry.to) void navigate({ href: entry.to });
  }

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setActive((chosen + step + entries.length) % Math.max(1, entries.length));
    } else if (event.key === "Home" || event.key === "End") {
      if (text === "") setActive(event.key === "Home" ? 0 : entries.length - 1);
    } else if (event.key === "Enter" && !event.nativeEvent.isComposing) {
      event.preventDefault();
      run(entries[chosen]);
    }
  }

  let place = -1;
  const state = failed
    ? t("failed")
    : searching
      ? t("searching")
      : entries.length === 0
        ? t("nothing", { text })
        : undefined;
  return (
    <Base.Root open onOpenChange={(open) => !open && props.onClose()}>
      <Base.Portal>
        <Base.Backdrop className={scrimLook} />
        <Base.Popup
          initialFocus={input}
          className={cx(
            layerLook,
            "fixed top-[12vh] left-1/2 z-50 w-[calc(100vw-1.5rem)] max-w-[600px] -translate-x-1/2 overflow-hidden rounded-3! max-sm:top-3",
          )}
        >
          <Base.Title className="sr-only">{t("title")}</Base.Title>
          <input
            ref={input}
            role="combobox"
            aria-expanded="true"
            aria-controls={`${id}-list`}
            aria-activedescendant={entries.length > 0 ? `${id}-${chosen}` : undefined}
            aria-autocomplete="list"
            aria-label={t("hint")}
            placeholder={t("placeholder")}
            value={text}
            onFocus={() => {
              const typed = props.takeTyped();
              if (typed) setText((before) => before + typed);
            }}
            onChange={(event) => {
              setText(event.currentTarget.value);
              setActive(0);
            }}
            onKeyDown={onKeyDown}
            autoComplete="off"
            spellCheck={false}
            className="h-12 w-full border-b bg-transparent px-4 text-14 text-ink outline-none max-sm:text-16"
          />
          <div
            id={`${id}-list`}
            role="listbox"
            aria-label={t("title")}
            className="max-h-[min(420px,60dvh)] overflow-y-auto p-1.5"
          >
            {groups.map((group) => (
              // biome-ignore lint/a11y/useSemanticElements: a group of options inside a listbox has no element of its own.
              <div key={group.id} role="group" aria-label={t(group.id)}>
                <p aria-hidden="true" className="px-2.5 pt-2 pb-1 text-11 font-medium text-ink-3">
                  {t(group.id)}
                </p>
                {group.entries.map((entry) => {
                  place += 1;
                  const here = place;
                  return (
                    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the input that owns the list.
                    <div
                      key={entry.id}
                      id={`${id}-${here}`}
                      role="option"
                      tabIndex={-1}
                      aria-selected={here === chosen}
                      onClick={() => run(entry)}
                      onPointerMove={() => setActive(here)}
                      className={cx(
                        "flex min-h-9 cursor-default items-center gap-2.5 rounded-control px-2.5 max-sm:min-h-11",
                        here === chosen && "bg-hover",
                      )}
                    >
                      <span className="min-w-0 truncate text-ink">{entry.title}</span>
                      {entry.note ? <span className="min-w-0 truncate text-12 text-ink-3">{entry.note}</span> : null}
                      {entry.kind ? <span className="ml-auto shrink-0 text-12 text-ink-3">{entry.kind}</span> : null}
                    </div>
                  );
                })}
              </div>
            ))}
          </div>
          <p role="status" className={cx("px-4 text-ink-2", state ? "py-3" : "sr-only")}>
            {state ?? t("results", { count: entries.length })}
          </p>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
