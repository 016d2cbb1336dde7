import { Toast as Base } from "@base-ui/react/toast";
import { buttonLook } from "./button-look";
import { CloseButton } from "./close-button";
import { cx } from "./cx";
import { layerLook } from "./layer-look";
import { useUiText } from "./ui-text";

const manager = Base.createToastManager();

/** How long an undo stays on offer. Hovering or focusing the toasts stops the clock. */
export const undoMilliseconds = 10_000;

interface ToastInput {
  title: string;
  description?: string;
  tone?: "done" | "failed";
  /** Takes the act back. Offered for ten seconds, and once only. */
  undo?: () => void;
}

let undoLabel = "";
let lastUndo: (() => void) | undefined;

/** Says what was done (or why not), with a way back. Callable from anywhere, also outside React. Returns the toast's id. */
export function toast(input: ToastInput): string {
  const undo = input.undo;
  const undoOnce =
    undo &&
    (() => {
      if (lastUndo === undoOnce) lastUndo = undefined;
      manager.close(id);
      undo();
    });
  const id: string = manager.add({
    title: input.title,
    description: input.description,
    type: input.tone ?? "done",
    timeout: input.tone === "failed" ? 0 : undo ? undoMilliseconds : 6_000,
    priority: input.tone === "failed" ? "high" : "low",
    actionProps: undoOnce ? { children: undoLabel, onClick: undoOnce } : undefined,
    onClose: () => {
      if (lastUndo === undoOnce) lastUndo = undefined;
    },
  });
  if (undoOnce) lastUndo = undoOnce;
  return id;
}

/** The newest act that can still be taken back, for "Undo last" in the palette. */
export function takeBackLast(): boolean {
  const undo = lastUndo;
  undo?.();
  return undo !== undefined;
}

export function canTakeBack(): boolean {
  return lastUndo !== undefined;
}

/** The place where toasts appear, once per application. F6 moves focus into it. */
export function ToastArea() {
  const text = useUiText();
  undoLabel = text.undo;
  return (
    <Base.Provider toastManager={manager} limit={3}>
      <Base.Portal>
        <Base.Viewport
          aria-label={text.notifications}
          className="fixed right-6 bottom-6 z-60 flex w-[380px] max-w-[calc(100vw-2rem)] flex-col gap-2 outline-none max-md:right-4 max-md:bottom-[76px]"
        >
          <ToastList />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}

function ToastList() {
  const { toasts } = Base.useToastManager();
  return toasts.map((item) => (
    <Base.Root key={item.id} toast={item} className={cx(layerLook, "data-limited:hidden data-starting-style:translate-y-2")}>
      <Base.Content className="flex items-center gap-3 py-2.5 pr-2 pl-3.5">
        <span aria-hidden="true" className={cx("size-2 shrink-0 rounded-full", item.type === "failed" ? "bg-red" : "bg-brand")} />
        <div className="min-w-0 flex-1">
          <Base.Title render={<p />} className="text-13 font-medium" />
          <Base.Description className="text-12 text-ink-2" />
        </div>
        {item.actionProps ? <Base.Action className={buttonLook("default", "small")} /> : null}
        <Base.Close render={<CloseButton />} />
      </Base.Content>
    </Base.Root>
  ));
}
