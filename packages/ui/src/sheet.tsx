import { Dialog as Base } from "@base-ui/react/dialog";
import { type ReactNode, useRef, useState } from "react";
import { CloseButton } from "./close-button";
import { cx } from "./cx";
import { LayerHome } from "./layer-home";
import { layerLook, scrimLook } from "./layer-look";

interface SheetProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  children: ReactNode;
  footer?: ReactNode;
  /** `bottom` is for phones: the More list, a quick form. */
  side?: "right" | "bottom";
}

/** Where one writes, in a form. */
const written = [
  "textarea",
  "input:not([type])",
  ...["text", "search", "email", "tel", "url"].map((type) => `input[type=${type}]`),
]
  .map((field) => `${field}:enabled`)
  .join();

/** A record previewed or a form filled without leaving the page behind it. */
export function Sheet(props: SheetProps) {
  const [home, setHome] = useState<HTMLElement | null>(null);
  const bottom = props.side === "bottom";
  const body = useRef<HTMLDivElement>(null);
  return (
    <Base.Root open={props.open} onOpenChange={(open) => props.onOpenChange(open)}>
      <Base.Portal>
        <Base.Backdrop className={scrimLook} />
        <Base.Popup
          ref={setHome}
          // A form is opened to be written in; by touch the keyboard waits until it is asked for.
          initialFocus={(by) => (by === "touch" ? true : (body.current?.querySelector<HTMLElement>(written) ?? true))}
          className={cx(
            layerLook,
            "fixed z-50 flex flex-col rounded-none!",
            bottom
              ? "inset-x-0 bottom-0 max-h-[85dvh] rounded-t-3! pb-[env(safe-area-inset-bottom)] data-starting-style:translate-y-4 data-ending-style:translate-y-4"
              : "inset-y-0 right-0 w-[min(520px,100vw)] data-starting-style:translate-x-4 data-ending-style:translate-x-4",
          )}
        >
          <LayerHome value={home}>
            <header className="flex items-start gap-3 border-b px-5 py-3.5">
              <div className="min-w-0 flex-1">
                <Base.Title className="text-16 font-semibold tracking-[-0.01em]">{props.title}</Base.Title>
                {props.description ? (
                  <Base.Description className="mt-0.5 text-ink-2">{props.description}</Base.Description>
                ) : null}
              </div>
              <Base.Close render={<CloseButton />} />
            </header>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
            <div ref={body} tabIndex={0} className="min-h-0 flex-1 overflow-y-auto px-5 py-4 outline-none">
              {props.children}
            </div>
            {props.footer ? (
              <footer className="flex flex-wrap justify-end gap-2 border-t px-5 py-3">{props.footer}</footer>
            ) : null}
          </LayerHome>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
