/**
 * Makes a function to be awaited now and then in long work: after `ms` milliseconds it lets everything else that waits for this
 * process have a turn, such as a database that has answered and wants the next statement.
 */
export function takeTurns(ms: number): () => Promise<void> {
  let began = performance.now();
  return async () => {
    if (performance.now() - began < ms) return;
    await new Promise<void>((resume) => setImmediate(resume));
    began = performance.now();
  };
}
