import { isoInstant } from "@arraigo/platform/contract";
import { CursorUnreadable } from "./errors";

/** Where a page ended: an instant, and what tells rows of the same instant apart. */
export interface Cursor {
  at: string;
  id: string;
}

export function writeCursor({ at, id }: Cursor): string {
  return Buffer.from(JSON.stringify([at, id])).toString("base64url");
}

/** @throws CursorUnreadable where the text is not one of ours. */
export function readCursor(text: string | undefined): Cursor | undefined {
  if (text === undefined) return undefined;
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
    const [at, id] = Array.isArray(parts) ? (parts as unknown[]) : [];
    if (typeof at === "string" && typeof id === "string" && isoInstant.safeParse(at).success && !id.includes("\u0000"))
      return { at, id };
  } catch {
    // Said below, in the person's language.
  }
  throw new CursorUnreadable({}, "cursor");
}

/** Cuts the row too many that says there is another page. */
export function pageOf<T>(
  rows: readonly T[],
  limit: number,
  cursorOf: (row: T) => Cursor,
): { rows: T[]; next: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, next: rows.length > limit && last ? writeCursor(cursorOf(last)) : null };
}
