import { Dialog as Base } from "@base-ui/react/dialog";
import { type ReactNode, type RefObject, useState } from "react";
import { CloseButton } from "./close-button";
import { cx } from "./cx";
import { LayerHome } from "./layer-home";
import { layerLook, scrimLook } from "./layer-look";

interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  children?: ReactNode;
  /** Buttons: the safe one first, the acting one last. */
  footer?: ReactNode;
  wide?: boolean;
  /** Where focus lands; for what cannot be recalled, the safe button. */
  initialFocus?: RefObject<HTMLElement | null>;
}

/** Asks or shows one thing above the page. Only for what cannot be undone or needs a form; otherwise act and offer undo. */
export function Dialog(props: DialogProps) {
  const [home, setHome] = useState<HTMLElement | null>(null);
  return (
    <Base.Root open={props.open} onOpenChange={(open) => props.onOpenChange(open)}>
      <Base.Portal>
        <Base.Backdrop className={scrimLook} />
        <Base.Popup
          ref={setHome}
          initialFocus={props.initialFocus}
          className={cx(
            layerLook,
            "fixed top-[12vh] left-1/2 z-50 flex max-h-[80dvh] w-[calc(100vw-2rem)] -translate-x-1/2 flex-col rounded-3!",
            "max-sm:top-auto max-sm:bottom-4",
            props.wide ? "max-w-[720px]" : "max-w-[460px]",
          )}
        >
          <LayerHome value={home}>
            <header className="flex items-start gap-3 px-5 pt-4">
              <div className="min-w-0 flex-1">
                <Base.Title className="text-16 font-semibold tracking-[-0.01em]">{props.title}</Base.Title>
                {props.description ? (
                  <Base.Description className="mt-1 text-ink-2">{props.description}</Base.Description>
                ) : null}
              </div>
              <Base.Close render={<CloseButton />} />
            </header>
            {props.children ? <div className="min-h-0 overflow-y-auto px-5 pt-3 pb-1">{props.children}</div> : null}
            {props.footer ? (
              <footer className="flex flex-wrap justify-end gap-2 px-5 pt-3 pb-4">{props.footer}</footer>
            ) : (
              <div className="h-4" />
            )}
          </LayerHome>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
