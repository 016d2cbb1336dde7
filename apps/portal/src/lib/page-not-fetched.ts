import { type NewerVersion, reloadForNewer } from "./newer-version";

const said = "The page's code could not be fetched.";

const listeners = new Set<() => void>();
let lastTry: Promise<NewerVersion> | undefined;
let outcome: NewerVersion | undefined;

/**
 * The code of a page or a sheet cannot be fetched without a network, nor after the portal was built anew below an open one. The
 * router would load the whole portal again, whatever was being written; named otherwise, the error stays inside the portal, which
 * loads itself again only where a newer one is there and nothing written is lost, and else says so.
 */
export function keepPortalWhenNotFetched(): void {
  window.addEventListener("vite:preloadError", (event) => {
    event.payload.message = said;
    lastTry = navigator.onLine ? reloadForNewer() : undefined;
  });
}

/** Says that something opened on purpose has not come; what is fetched ahead says nothing. */
export async function tellNotFetched(): Promise<void> {
  outcome = await lastTry;
  for (const listener of listeners) listener();
}

export const isPageNotFetched = (error: unknown): boolean => error instanceof Error && error.message === said;

/** What became of the last thing that was opened and could not be fetched; without a network the shell says that already. */
export const notFetched = {
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  outcome: (): NewerVersion | undefined => outcome,
};
