/** What a spreadsheet would run instead of showing, full-width forms included: some fold them before they look. */
const formula = String.raw`\s*[=+\-@%|\t\r＝＋－＠％｜]`;
const running = new RegExp(`^${formula}`, "u");
const quotedRunning = new RegExp(`^'+${formula}`, "u");

/** Whether a spreadsheet would take a text for a formula. */
export const wouldRun = (text: string): boolean => running.test(text);

/**
 * A text as a spreadsheet may have it without running it: an apostrophe before what would run, and one more before what begins
 * with apostrophes already, so that exactly one is taken off again. `undefused` gives back the same text, whatever it is.
 */
export const defused = (text: string): string => (wouldRun(text) ? `'${text}` : requoted(text));

/** The same where a cell's type keeps it from running: only what `undefused` would shorten is written longer. */
export const requoted = (text: string): string =>
  text.charCodeAt(0) === 39 && quotedRunning.test(text) ? `'${text}` : text;

/** The value of a cell that was written `defused` or `requoted`, by us or by others who do the same. */
export const undefused = (cell: string): string =>
  cell.charCodeAt(0) === 39 && quotedRunning.test(cell) ? cell.slice(1) : cell;
