const said = "The page's code could not be fetched: the device is offline.";

/**
 * Without a network the code of a page cannot be fetched. The router would load the whole portal anew, which the browser then
 * replaces by a page of its own; named otherwise, the error stays inside the portal and can be tried again.
 */
export function keepPortalWhenOffline(): void {
  window.addEventListener("vite:preloadError", (event) => {
    if (!navigator.onLine) event.payload.message = said;
  });
}

export function isPageNotFetched(error: unknown): boolean {
  return error instanceof Error && error.message === said;
}
