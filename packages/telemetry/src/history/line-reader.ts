/** One line of a text: its number, and its text, cut where it was longer than a line may be. */
export interface TextLine {
  line: number;
  text: string;
  tooLong: boolean;
}

const keptOfLong = 2_000;

/** Cuts text into lines as it comes in. Of a line longer than `charactersMax` only the beginning is held. Blank lines are skipped. */
export class LineReader {
  private rest = "";
  private cut = false;
  private line = 0;

  constructor(private readonly charactersMax: number) {}

  push(piece: string): TextLine[] {
    const lines: TextLine[] = [];
    let at = 0;
    for (let feed = piece.indexOf("\n"); feed >= 0; feed = piece.indexOf("\n", at)) {
      this.hold(piece.slice(at, feed));
      this.give(lines);
      at = feed + 1;
    }
    this.hold(piece.slice(at));
    return lines;
  }

  end(): TextLine[] {
    const lines: TextLine[] = [];
    if (this.rest !== "") this.give(lines);
    return lines;
  }

  private hold(text: string): void {
    if (this.cut) return;
    this.rest += text;
    if (this.rest.length <= this.charactersMax) return;
    this.rest = this.rest.slice(0, keptOfLong);
    this.cut = true;
  }

  private give(lines: TextLine[]): void {
    this.line += 1;
    const text = this.rest.endsWith("\r") ? this.rest.slice(0, -1) : this.rest;
    if (text.trim() !== "") lines.push({ line: this.line, text, tooLong: this.cut });
    this.rest = "";
    this.cut = false;
  }
}
