import { createContext, use } from "react";

/** The dialog or sheet around what is drawn, once it is on the page. */
export const LayerHome = createContext<HTMLElement | null>(null);

/**
 * Where menus are put: inside the dialog or sheet they are opened from, which would cover them and keep the focus for itself, or else
 * inside the page's main landmark, so that a screen reader meets no content outside the landmarks.
 */
export function useLayerHome(): HTMLElement | undefined {
  return use(LayerHome) ?? document.getElementById("main") ?? undefined;
}
