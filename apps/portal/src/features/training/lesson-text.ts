/** A piece of a line: plain, or bold. */
export interface Span {
  text: string;
  bold: boolean;
}

export type Block =
  | { kind: "heading"; spans: Span[] }
  | { kind: "paragraph"; spans: Span[] }
  | { kind: "list"; ordered: boolean; items: Span[][] };

/**
 * Reads a lesson's text: `## ` headings, `- ` and `1. ` lists, `**bold**`, paragraphs between empty lines. There is no way to
 * write HTML in it: whatever looks like a tag is text.
 */
export function readLessonText(text: string): Block[] {
  const blocks: Block[] = [];
  let open: Block | undefined;
  for (const raw of text.split(/\r?\n/u)) {
    const line = raw.trim();
    const heading = /^#{1,4}\s+(.+)$/u.exec(line)?.[1];
    const item = /^[-*]\s+(.+)$/u.exec(line)?.[1];
    const numbered = /^\d+[.)]\s+(.+)$/u.exec(line)?.[1];
    if (line === "") {
      open = undefined;
    } else if (heading !== undefined) {
      blocks.push({ kind: "heading", spans: spansOf(heading) });
      open = undefined;
    } else if (item !== undefined || numbered !== undefined) {
      const ordered = numbered !== undefined;
      if (open?.kind !== "list" || open.ordered !== ordered) {
        open = { kind: "list", ordered, items: [] };
        blocks.push(open);
      }
      open.items.push(spansOf(item ?? numbered ?? ""));
    } else if (open?.kind === "paragraph") {
      open.spans.push(...spansOf(` ${line}`));
    } else {
      open = { kind: "paragraph", spans: spansOf(line) };
      blocks.push(open);
    }
  }
  return blocks;
}

/** Splits at pairs of two stars; a pair left open is text. */
function spansOf(line: string): Span[] {
  const parts = line.split(/\*\*(.+?)\*\*/u);
  return parts.map((text, index) => ({ text, bold: index % 2 === 1 })).filter(({ text }) => text !== "");
}
