/** Lines to paste into another system. Code, so the same in every language. */
export function CodeLines({ lines }: { lines: string }) {
  return (
    <pre
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable with the keyboard.
      tabIndex={0}
      className="overflow-x-auto rounded-2 border bg-hover px-3.5 py-3 font-mono text-12 leading-5"
    >
      <code>{lines}</code>
    </pre>
  );
}
