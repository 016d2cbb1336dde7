import { localDate } from "@arraigo/platform/contract";
import { z } from "zod";
import { PlaceUnknown } from "../errors";

const Place = z.object({ votes: z.int().min(0).max(2_147_483_647), postedOn: localDate, id: z.uuid() }).strict();
/** Where a page of posts ended. */
export type Place = z.infer<typeof Place>;

export function placeToCursor(place: Place): string {
  return Buffer.from(JSON.stringify(place)).toString("base64url");
}

/** @throws PlaceUnknown for anything this module did not hand out in this shape. */
export function placeFromCursor(cursor: string): Place {
  try {
    return Place.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
  } catch {
    throw new PlaceUnknown({}, "cursor");
  }
}
