import { Tooltip as Base } from "@base-ui/react/tooltip";
import type { ReactElement, ReactNode } from "react";

/** A name for an icon, on hover and focus. Never the only place where something is said: touch has no hover. */
export function Tooltip(props: { content: ReactNode; children: ReactElement }) {
  return (
    <Base.Root>
      <Base.Trigger render={props.children} delay={300} />
      <Base.Portal>
        <Base.Positioner className="z-50" sideOffset={6}>
          <Base.Popup className="max-w-64 rounded-1 bg-ink px-2 py-1 text-12 text-ground shadow-layer transition-opacity data-starting-style:opacity-0 data-ending-style:opacity-0">
            {props.content}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
