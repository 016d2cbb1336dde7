import { Popover as Base } from "@base-ui/react/popover";
import type { ReactElement, ReactNode } from "react";
import { cx } from "./cx";
import { layerLook } from "./layer-look";

interface PopoverProps {
  trigger: ReactElement;
  title?: ReactNode;
  children: ReactNode;
  align?: "start" | "center" | "end";
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
}

/** Something short beside what it explains: a definition, a small filter. */
export function Popover(props: PopoverProps) {
  return (
    <Base.Root open={props.open} onOpenChange={(open) => props.onOpenChange?.(open)}>
      <Base.Trigger render={props.trigger} />
      <Base.Portal>
        <Base.Positioner className="z-50" sideOffset={6} align={props.align ?? "start"}>
          <Base.Popup className={cx(layerLook, "w-80 max-w-[calc(100vw-1rem)] px-4 py-3")}>
            {props.title ? <Base.Title className="mb-1 text-13 font-semibold">{props.title}</Base.Title> : null}
            {props.children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
