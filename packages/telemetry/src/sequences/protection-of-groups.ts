import type { Protection } from "@arraigo/platform/disclosure";
import type { Behind } from "../analytics/behind";
import type { Group } from "../analytics/cut";
import { type Grouping, groupings, type Member } from "../analytics/members";

/** A decision about any group as a table of all groups these people are in. */
export function protectionOfGroups(
  members: readonly Member[],
  of: (group?: Group) => Protection,
): Behind["protection"] {
  const groupsBy = (by: Grouping) =>
    new Map([...new Set(members.map((member) => member[by]))].map((key) => [key, of({ by, key })] as const));
  return {
    total: of(),
    groups: Object.fromEntries(groupings.map((by) => [by, groupsBy(by)])) as Record<Grouping, Map<string, Protection>>,
  };
}
