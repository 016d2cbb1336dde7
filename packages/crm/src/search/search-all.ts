import { holds } from "@arraigo/directory";
import { type Ctx, inTransaction } from "@arraigo/platform";
import type { SearchAll } from "../lists-contract";
import { type RecordType, recordTypes } from "../record-types";
import { type FoundActivity, findActivities } from "./find-activities";
import { type FoundOfType, findClosest, findNamed } from "./find-named";

const eachMax = 6;

export interface SearchAnswer {
  groups: FoundOfType[];
  activities: { rows: FoundActivity[]; count: number };
  /** Nothing contained the words: these come closest. */
  resembling: boolean;
}

/** People are looked for most, prices least. */
const order: readonly RecordType[] = ["contact", "account", "opportunity", "lead", "case", "product"];

/**
 * Everything the reader may open whose text contains the words, type by type, accents and case aside; what was written about it
 * too. Where nothing does, the closest names, and texts with words that begin alike.
 */
export async function searchAll(ctx: Ctx, input: SearchAll): Promise<SearchAnswer> {
  return inTransaction(ctx, async (tx) => {
    const wanted = new Set(input.types ?? recordTypes);
    const types = order.filter((type) => wanted.has(type) && holds(ctx, `crm.${type}.read`));
    const [activities, groups] = await Promise.all([
      input.types ? { rows: [], count: 0 } : findActivities(ctx, tx, input.text, eachMax),
      findNamed(ctx, tx, types, input.text, eachMax),
    ]);
    if (groups.length > 0 || activities.count > 0) return { groups, activities, resembling: false };
    const [loose, closest] = await Promise.all([
      input.types ? activities : findActivities(ctx, tx, input.text, eachMax, true),
      findClosest(ctx, tx, types, input.text),
    ]);
    return { groups: closest, activities: loose, resembling: closest.length > 0 || loose.count > 0 };
  });
}
