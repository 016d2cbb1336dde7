import { CursorUnreadable } from "@arraigo/platform";
import type { z } from "zod";

/** Where a page ended, as one opaque word. */
export function cursorAfter(position: readonly string[]): string {
  return Buffer.from(JSON.stringify(position)).toString("base64url");
}

/** Reads it back; one that we did not write is refused before it reaches the database. */
export function readCursor<T>(cursor: string | undefined, shape: z.ZodType<T>): T | undefined {
  if (cursor === undefined) return undefined;
  try {
    return shape.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
  } catch {
    throw new CursorUnreadable({}, "cursor");
  }
}
