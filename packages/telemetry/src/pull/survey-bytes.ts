import { createHash } from "node:crypto";
import type { ByteSource } from "@arraigo/platform/files";

const lineFeed = 10;
const quote = 34;

export interface SurveyedBytes {
  /** Where the header row ends. */
  headerEnd: number;
  /** Where the last whole row ends. */
  end: number;
  /** SHA-256 of the bytes up to `end`. */
  digest: string;
  /** Of the bytes up to each mark within the file: their SHA-256 and how many line breaks are in them. */
  marks: ReadonlyMap<number, { digest: string; lines: number }>;
}

/**
 * Reads a file once and says where its last whole row ends (a line break outside quotes; with `whole`, its end), and what its bytes
 * up to there, and up to marks set before, are. Holds one piece.
 */
export async function surveyBytes(
  source: ByteSource,
  { marks, whole }: { marks: readonly number[]; whole: boolean },
): Promise<SurveyedBytes> {
  const all = createHash("sha256");
  const found = new Map<number, { digest: string; lines: number }>();
  let [at, end, headerEnd, lines, quoted] = [0, 0, 0, 0, false];
  let digest = all.copy();
  const take = (piece: Uint8Array) => {
    let rowEnd = 0;
    for (let index = 0; index < piece.length; index += 1) {
      if (piece[index] === quote) quoted = !quoted;
      else if (piece[index] === lineFeed) {
        lines += 1;
        if (quoted) continue;
        rowEnd = index + 1;
        if (headerEnd === 0) headerEnd = at + rowEnd;
      }
    }
    all.update(piece.subarray(0, rowEnd));
    if (rowEnd > 0) {
      digest = all.copy();
      end = at + rowEnd;
    }
    all.update(piece.subarray(rowEnd));
    at += piece.length;
    if (marks.includes(at)) found.set(at, { digest: all.copy().digest("hex"), lines });
  };
  take(new Uint8Array());
  for await (const piece of source.read()) {
    let from = 0;
    const start = at;
    const cuts = marks.map((mark) => mark - start).filter((cut) => cut > 0 && cut < piece.length);
    for (const cut of [...cuts.sort((a, b) => a - b), piece.length]) {
      take(piece.subarray(from, cut));
      from = cut;
    }
    await new Promise<void>((resume) => setImmediate(resume));
  }
  return {
    headerEnd: headerEnd === 0 ? at : headerEnd,
    end: whole ? at : end,
    digest: (whole ? all : digest).digest("hex"),
    marks: found,
  };
}
