const tickMs = 50;
/** A tick this late says that the process stood still. */
const stillMs = 100;

let stoodStill = 0;
let tickDue = performance.now() + tickMs;
setInterval(() => {
  const now = performance.now();
  if (now - tickDue > stillMs) stoodStill += now - tickDue;
  tickDue = now + tickMs;
}, tickMs).unref();

/**
 * Milliseconds during which this process could serve. While it stood still (a huge body read, a machine without a free core) nobody
 * was served, and whoever waited has not waited for anything that is slow: that time is not held against them.
 */
export function runningNow(): number {
  const now = performance.now();
  const late = now - tickDue;
  return now - stoodStill - (late > stillMs ? late : 0);
}

/** Does something once the process has run until then. Answers how to call it off. */
export function whenRunUntil(due: number, act: () => void): () => void {
  let timer: NodeJS.Timeout;
  const look = () => {
    const left = due - runningNow();
    if (left <= 0) act();
    else timer = setTimeout(look, left);
  };
  timer = setTimeout(look, Math.max(0, due - runningNow()));
  return () => clearTimeout(timer);
}
