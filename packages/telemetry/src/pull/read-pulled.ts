import type { ByteSource } from "@arraigo/platform/files";
import { openHistory } from "../history/open-history";
import type { ReadRow } from "../history/row-reader";
import { userRefMax } from "../ingest/limits";
import { readEvent } from "../ingest/read-event";
import { isStorableText } from "../ingest/storable";
import type { Link } from "../people/link-people";
import { PullStopped, type RowFormat } from "./connector";

/** A batch of rows: how many were looked at, what they say happened, and whom nobody stands behind. */
export interface PulledBatch {
  rows: ReadRow[];
  passedOver: number;
  links: Link[];
}

const isName = (text: string) => text.length <= userRefMax && isStorableText(text);

/** Part of a file as a file of its own: its header row, and the rows from one place to another. */
export function partOf(
  source: ByteSource,
  { headerEnd, start, end }: { headerEnd: number; start: number; end: number },
) {
  const head = start === 0 ? 0 : headerEnd;
  const size = head + end - start;
  return {
    size,
    async *read(from = 0, to = size) {
      if (from < head) yield* source.read(from, Math.min(head, to));
      const shift = start - head;
      if (to > head) yield* source.read(Math.max(from, head) + shift, Math.min(to, size) + shift);
    },
  } satisfies ByteSource;
}

/** The rows of a part of a file behind the first `skip`. Throws `PullStopped` where its headings are of none of the formats. */
export async function* readPulled(
  part: ByteSource,
  formats: readonly RowFormat[],
  {
    fileId,
    now,
    skip,
    lineShift,
    rowsAtOnce,
  }: { fileId: string; now: number; skip: number; lineShift: number; rowsAtOnce: number },
): AsyncGenerator<PulledBatch> {
  const file = await openHistory(part, { hasHeader: true });
  const headings = new Map(file.layout.columns.map((heading, index) => [heading, index]));
  const format = formats.find((each) => each.recognises(new Set(headings.keys())));
  if (!format || file.layout.format !== "csv") throw new PullStopped("format_unknown");

  const read = (values: unknown[]) => {
    const happening = format.read((heading) => String(values[headings.get(heading) ?? -1] ?? "").trim());
    if (happening === "nobody") return happening;
    const { event, userId, timestamp, properties, messageId, link } = happening;
    const found = readEvent(
      { type: "track", event, userId, timestamp, properties, messageId },
      { now, keyId: fileId, measured: true },
    );
    return { found, link };
  };

  let batch: PulledBatch = { rows: [], passedOver: 0, links: [] };
  let left = skip;
  for await (const rows of file.rows()) {
    for (const { line: inPart, values, cells, problem } of rows) {
      if (left > 0) {
        left -= 1;
        continue;
      }
      const line = inPart + lineShift;
      const said = problem ? undefined : read(values);
      if (said === "nobody") batch.passedOver += 1;
      else if (!said) batch.rows.push({ line, reason: problem ?? "too_few_cells", cells });
      else if (said.found.kind === "event") {
        const { s: _source, ...row } = said.found.row;
        batch.rows.push({ line, row: { ...row, u: fileId }, cells });
        if (said.link && isName(said.link.to)) batch.links.push({ refs: [said.link.ref], to: [said.link.to] });
      } else
        batch.rows.push({ line, reason: said.found.kind === "rejected" ? said.found.reason : "type_unknown", cells });
      if (batch.rows.length + batch.passedOver < rowsAtOnce) continue;
      yield batch;
      batch = { rows: [], passedOver: 0, links: [] };
    }
  }
  if (batch.rows.length + batch.passedOver > 0) yield batch;
}
