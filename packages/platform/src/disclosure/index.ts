/*
 * Small-group protection: which figures may be shown, so that nobody can be unmasked. Pure and browser-safe.
 *
 * The attack is subtraction. A page that shows a total and all parts but one shows that one too; a unit and its teams
 * show the people directly in the unit; last week's group less this week's shows who left. So it is not enough to hide
 * what is small: whatever is hidden under a shown total (the hidden remainder) must hold nobody, or at least k people.
 *
 * The rule: first hide every part of 1 to k-1 people ("small"), then, while the remainder is still too small, hide the
 * smallest shown part as well ("complement"). Every shown set is then a union of blocks of k or more people, and so is
 * every sum or difference of shown sets. Parts without people harm nobody and protect nobody: they stay as they are.
 *
 * The same holds of a count split by what people did (active or not, on how many days, how far they came): a state of
 * 1 to k-1 people points at somebody as a small group does. `protectSplit` tells small states together, or not at all.
 *
 * What the caller owes:
 * - parts that really divide their total: each person in exactly one ("no unit" is a part of its own);
 * - people counted as the figure counts them: respondents for a survey, people asked for a behaviour;
 * - a total of fewer than k people is hidden itself (`isTooSmall`);
 * - one answer for every page, filter and export: protect the whole tree or table once, then cut the page out of it;
 * - sets that overlap without containing one another (a unit and a role, last week and this week) go through `safeTogether`.
 */
export { groupMinimum } from "./group-minimum";
export { differenceSizes, safeTogether } from "./overlap";
export {
  type Atom,
  type Groupings,
  type GroupingsProtection,
  protectGroupings,
} from "./protect-groupings";
export { protectHidden } from "./protect-hidden";
export { protectBeside, protectPartition } from "./protect-partition";
export { protectSplit, type SplitAtom, type SplitProtection } from "./protect-split";
export { protectTable, type TableProtection, type TableToProtect } from "./protect-table";
export { protectTree, type TreeNode } from "./protect-tree";
export {
  disclose,
  type GroupSize,
  isSuppressed,
  isTooSmall,
  minimumGroupSize,
  type Protection,
  type Suppressed,
} from "./protection";
