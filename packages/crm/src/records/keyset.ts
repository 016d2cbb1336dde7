import { isoInstant } from "@arraigo/platform/contract";

/** Where a page ended: the sort key and the id of its last row, opaque to the client. */
export interface PagePosition {
  key: string;
  id: string;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export function encodePosition(position: PagePosition): string {
  return Buffer.from(JSON.stringify([position.key, position.id])).toString("base64url");
}

/** Reads a cursor; a mangled one starts from the beginning, because it can only have come from a mangled link. */
export function decodePosition(cursor: string | undefined): PagePosition | undefined {
  if (!cursor) return undefined;
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString());
    if (!Array.isArray(parsed)) return undefined;
    const [key, id] = parsed as unknown[];
    if (typeof key !== "string" || typeof id !== "string" || !uuid.test(id) || key.includes("\u0000")) return undefined;
    return { key, id };
  } catch {
    return undefined;
  }
}

/** The same for lists ordered by an instant. */
export function decodeInstantPosition(cursor: string | undefined): { at: string; id: string } | undefined {
  const position = decodePosition(cursor);
  if (!position || !isoInstant.safeParse(position.key).success) return undefined;
  return { at: position.key, id: position.id };
}

/** One more row than asked for was read: cut it off, and say where the next page starts. */
export function pageOf<T>(
  rows: T[],
  limit: number,
  positionOf: (row: T) => PagePosition,
): { rows: T[]; next: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, next: rows.length > limit && last ? encodePosition(positionOf(last)) : null };
}
