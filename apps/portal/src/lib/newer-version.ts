const key = "arraigo.reloaded-from";

/** The code this page runs, by the address a build gives it: another build has another one. */
const running = () => document.querySelector<HTMLScriptElement>('script[type="module"][src]')?.getAttribute("src");

/** What somebody wrote into and what still stands on the page: it would be gone with a new one. */
const written = new Set<Node>();
document.addEventListener("input", (event) => event.target instanceof Node && written.add(event.target), true);

/** Whether loading the page anew could lose something: a form that is open, or a field somebody wrote into. */
export function isWriting(): boolean {
  for (const node of written) if (!node.isConnected) written.delete(node);
  return written.size > 0 || document.querySelector("[role=dialog] :is(input, textarea, select)") !== null;
}

/** Why the portal did not load itself again: nothing newer is there, or something written would be lost. */
export type NewerVersion = "reloading" | "writing" | "failed";

/**
 * Loads the portal again where the server has a newer one than this page runs and nothing written is lost; once for a version, so
 * that a server that answers now with one, now with another never makes it go round.
 */
export async function reloadForNewer(reload = () => location.reload()): Promise<NewerVersion> {
  const mine = running();
  const page = await fetch("/", { cache: "no-store", headers: { accept: "text/html" } })
    .then((answer) => (answer.ok ? answer.text() : ""))
    .catch(() => "");
  const isNewer = mine != null && page.includes('id="root"') && !page.includes(mine);
  if (!isNewer || sessionStorage.getItem(key) === mine) return "failed";
  if (isWriting()) return "writing";
  sessionStorage.setItem(key, mine);
  reload();
  return "reloading";
}
