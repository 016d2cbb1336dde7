import { holds } from "@arraigo/directory";
import { type Ctx, inTransaction } from "@arraigo/platform";
import type { SearchAll } from "../lists-contract";
import { type RecordType, recordTypes } from "../record-types";
import { type FoundActivity, findActivities } from "./find-activities";
import { type FoundOfType, findClosest, findNamed, findNear } from "./find-named";
import { nearestFirst } from "./nearness";

const eachMax = 6;
/** A spelling that so many records have is no misspelling of another. */
const fewMax = 2 * eachMax;

export interface SearchAnswer {
  /** What contains the words, type by type: the type with the nearest name first. */
  groups: FoundOfType[];
  /** What is spelt alike, type by type, to follow it and to be told from it. */
  near: FoundOfType[];
  activities: { rows: FoundActivity[]; count: number };
  /** Nothing contained the words: whatever is here only comes close. */
  resembling: boolean;
}

/** People are looked for most, prices least: what decides among types whose names are equally near. */
const order: readonly RecordType[] = ["contact", "account", "opportunity", "lead", "case", "product"];

/**
 * Everything the reader may open whose text contains the words, type by type, accents and case aside: the type with the nearest
 * name first, and whoever is called exactly so first of it; what was written about it too. Where few records do, those spelt alike follow, in types that have a hit as in those that have none; where nothing does,
 * the closest names, and texts with words that begin alike.
 */
export async function searchAll(ctx: Ctx, input: SearchAll): Promise<SearchAnswer> {
  return inTransaction(ctx, async (tx) => {
    const wanted = new Set(input.types ?? recordTypes);
    const types = order.filter((type) => wanted.has(type) && holds(ctx, `crm.${type}.read`));
    const [activities, groups] = await Promise.all([
      input.types ? { rows: [], count: 0 } : findActivities(ctx, tx, input.text, eachMax),
      findNamed(ctx, tx, types, input.text, eachMax),
    ]);
    const found = groups.reduce((sum, group) => sum + group.count, 0);
    if (found > 0 || activities.count > 0) {
      const near = found <= fewMax ? await findNear(ctx, tx, types, input.text, eachMax, groups) : [];
      return { groups: nearestFirst(groups, input.text), near, activities, resembling: false };
    }
    const [loose, near] = await Promise.all([
      input.types ? activities : findActivities(ctx, tx, input.text, eachMax, true),
      findClosest(ctx, tx, types, input.text, eachMax),
    ]);
    return { groups, near, activities: loose, resembling: near.length > 0 || loose.count > 0 };
  });
}
