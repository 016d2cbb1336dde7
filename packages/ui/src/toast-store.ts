/** How long an undo stays on offer. Hovering or focusing the toasts stops the clock. */
const undoMilliseconds = 10_000;
const saidMilliseconds = 6_000;
const shownMax = 3;

export interface ToastInput {
  title: string;
  description?: string;
  /** `failed` stays until it is closed. */
  tone?: "done" | "failed";
  /** Takes the act back. Offered for ten seconds, and once only. */
  undo?: () => void;
  /** Where there is more to see of it. */
  more?: { label: string; onSelect: () => void };
}

export interface ToastItem extends ToastInput {
  id: number;
  /** Milliseconds left; undefined stays. */
  left: number | undefined;
}

let items: readonly ToastItem[] = [];
let lastId = 0;
let paused = false;
let resumedAt = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

function put(next: readonly ToastItem[]): void {
  items = next;
  schedule();
  for (const listener of listeners) listener();
}

/** Takes the time that has passed off every clock. */
function settle(): void {
  const now = Date.now();
  if (!paused)
    items = items.map((item) => (item.left === undefined ? item : { ...item, left: item.left - (now - resumedAt) }));
  resumedAt = now;
}

function schedule(): void {
  clearTimeout(timer);
  resumedAt = Date.now();
  const next = Math.min(...items.flatMap((item) => item.left ?? []));
  if (paused || next === Number.POSITIVE_INFINITY) return;
  timer = setTimeout(
    () => {
      settle();
      put(items.filter((item) => item.left === undefined || item.left > 0));
    },
    Math.max(0, next),
  );
}

export function addToast(input: ToastInput): number {
  settle();
  lastId += 1;
  const left = input.tone === "failed" ? undefined : input.undo ? undoMilliseconds : saidMilliseconds;
  put([...items, { ...input, id: lastId, left }].slice(-shownMax));
  return lastId;
}

export function closeToast(id: number): void {
  settle();
  put(items.filter((item) => item.id !== id));
}

/** Stops or restarts every clock: nobody should race a disappearing button. */
export function pauseToasts(next: boolean): void {
  if (next === paused) return;
  settle();
  paused = next;
  put(items);
}

/** Runs a toast's undo and takes it off the screen, so that it cannot run twice. */
export function takeBack(id: number): void {
  const item = items.find((candidate) => candidate.id === id);
  closeToast(id);
  item?.undo?.();
}

/** The newest act that can still be taken back. */
export function newestUndo(): number | undefined {
  return items.findLast((item) => item.undo)?.id;
}

export function toasts(): readonly ToastItem[] {
  return items;
}

export function onToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
