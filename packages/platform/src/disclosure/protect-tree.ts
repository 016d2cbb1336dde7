import { protectBeside } from "./protect-partition";
import { assertPeople, type GroupSize, isTooSmall, minimumGroupSize, type Protection } from "./protection";

/** `people` counts the whole subtree: those directly in the unit and those in every unit below it. */
export interface TreeNode extends GroupSize {
  parent: string | null;
}

/**
 * Protects a tree of units in which a shown parent may be compared with its shown children. People directly in the
 * parent have no figure of their own, but parent minus children is theirs, so they count as hidden: a head alone above
 * three teams takes one team with them. A hidden parent hides all below it. Roots are parts of one whole.
 * Shown sets then contain one another or are apart, and each, less the shown ones inside it, holds 0 or at least k people.
 * @throws RangeError for a key given twice, an unknown parent, a circle, or children with more people than their parent.
 */
export function protectTree(nodes: readonly TreeNode[], k = minimumGroupSize): Map<string, Protection> {
  const children = childrenByParent(nodes);
  const protections = new Map<string, Protection>();
  const protectLevel = (direct: number, siblings: readonly TreeNode[]) => {
    const level = protectBeside(direct, siblings, k);
    for (const node of siblings) settle(node, level.get(node.key) ?? "complement");
  };
  const settle = (node: TreeNode, protection: Protection) => {
    if (protections.has(node.key)) throw new RangeError(`given twice: ${node.key}`);
    assertPeople(node);
    protections.set(node.key, protection);
    const below = children.get(node.key) ?? [];
    const direct = directPeople(node, below);
    if (protection === "shown") protectLevel(direct, below);
    else for (const child of below) settle(child, isTooSmall(child.people, k) ? "small" : "complement");
  };
  protectLevel(0, children.get(null) ?? []);
  const lost = nodes.find(({ key }) => !protections.has(key));
  if (lost) throw new RangeError(`neither a root nor below one: ${lost.key}`);
  return protections;
}

function childrenByParent(nodes: readonly TreeNode[]): Map<string | null, TreeNode[]> {
  const children = new Map<string | null, TreeNode[]>();
  for (const node of nodes) {
    const siblings = children.get(node.parent);
    if (siblings) siblings.push(node);
    else children.set(node.parent, [node]);
  }
  return children;
}

function directPeople(node: TreeNode, below: readonly TreeNode[]): number {
  const direct = below.reduce((people, child) => people - child.people, node.people);
  if (direct < 0) throw new RangeError(`more people below than in it: ${node.key}`);
  return direct;
}
