/** Where menus are put: inside the page's main landmark, so that a screen reader meets no content outside the landmarks. */
export function layerHome(): HTMLElement | undefined {
  return document.getElementById("main") ?? undefined;
}
