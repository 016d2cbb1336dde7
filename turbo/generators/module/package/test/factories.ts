import type { Ctx } from "@arraigo/platform";
import { addEntry } from "../src/add-entry";

/** The smallest entry that makes sense. */
export function buildEntry(ctx: Ctx, { name = "An entry" }: { name?: string } = {}): Promise<{ id: string }> {
  return addEntry(ctx, { name });
}
