import { useEffect, useMemo, useRef } from "react";
import { useTranslations } from "use-intl";
import { appearance } from "../../../../lib/appearance";
import { useScreenKeys } from "../../../../lib/screen-keys";

interface RecordKeys {
  log?: (() => void) | undefined;
  edit?: (() => void) | undefined;
  next?: (() => void) | undefined;
  task?: (() => void) | undefined;
}

const letters = { l: "log", e: "edit", n: "next", t: "task" } as const;

/** The keys of a record's page: log, edit, next step, task. Off while one types, while a layer is open, and for whoever turned them off. */
export function useRecordKeys(acts: RecordKeys): void {
  const t = useTranslations("crm.page.keys");
  const latest = useRef(acts);
  latest.current = acts;
  const words = [t("log"), t("edit"), t("next"), t("task")].join("|");
  useScreenKeys(
    useMemo(() => {
      const said = words.split("|");
      return Object.keys(letters).map((letter, index) => ({ keys: [letter.toUpperCase()], what: said[index] ?? "" }));
    }, [words]),
  );
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey || event.isComposing) return;
      const act = letters[event.key.toLowerCase() as keyof typeof letters];
      if (!act || !appearance().singleKeys || isTyping(event.target)) return;
      if (document.querySelector('[role="dialog"],[role="menu"]')) return;
      const run = latest.current[act];
      if (!run) return;
      event.preventDefault();
      run();
    }
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches("input:not([type=checkbox],[type=radio]), textarea, select"))
  );
}
