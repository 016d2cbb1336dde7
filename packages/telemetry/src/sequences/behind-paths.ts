import type { Ctx } from "@arraigo/platform";
import { isTooSmall } from "@arraigo/platform/disclosure";
import type { Behind } from "../analytics/behind";
import { protectCounted, protectMembers } from "../analytics/cut";
import { groupings } from "../analytics/members";
import type { Hidden } from "../analytics/question";
import { behindDepth, splitMembers } from "../analytics/split";
import type { BehindInput } from "../uptake-contract";
import { type Branch, foldPaths } from "./fold-paths";
import { pathsMaterial } from "./paths-material";

/**
 * Of those who walked, who took a way that the page shows. A group is told as far as all its people at every branch so far are nobody
 * or enough, one decision for all groups and ways. Null for a way the page does not have.
 */
export async function behindPaths(
  ctx: Ctx,
  { asked, way, end }: Extract<BehindInput, { figure: "paths" }>,
): Promise<Behind | Hidden | null> {
  const { walked, members, there, day, minimum } = await pathsMaterial(ctx, asked);
  if (isTooSmall(walked.length, minimum)) return { hidden: { suppressed: "small" }, minimum };
  const branches = foldPaths(
    walked.map(({ events }) => events),
    asked.steps,
    minimum,
  );
  const wanted = [...way.map((event) => placeName({ kind: "event", event })), ...(end ? [endName] : [])];
  if (!placesOf(branches).has(wanted.join(between))) return null;
  const placeOf = new Map(walked.map(({ member, events }) => [member, walkedTo(branches, events, asked.steps)]));
  const here = protectMembers(members, day, minimum);
  const who = walked.map(({ member }) => member);
  const protection = protectCounted(who, here, minimum);
  const leaves = [...new Set([...placeOf.values()].map((places) => places.join(between)))];
  // Place by place, what is told together: all who went on alike so far.
  const levels = Array.from({ length: asked.steps }, (_, at) => {
    const parts = new Map<string, string[]>();
    for (const leaf of leaves) {
      const start = leaf.split(between, at + 1).join(between);
      parts.set(start, [...(parts.get(start) ?? []), leaf]);
    }
    return [...parts.values()];
  });
  const depth = splitMembers(who, (member) => (placeOf.get(member) ?? []).join(between), {
    levels,
    minimum,
    protection,
  });
  const isOnWay = (places: readonly string[]) => wanted.every((place, at) => places[at] === place);
  const behind: Behind = {
    of: who,
    also: there,
    counted: new Set([...placeOf].flatMap(([member, places]) => (isOnWay(places) ? [member.personId] : []))),
    protection,
    by: groupings,
  };
  return behindDepth(behind, depth, walked.length === 0 ? 0 : wanted.length);
}

/** No name holds this character: no text of the database does. */
const between = "\u0000";
const endName = "end";
const placeName = ({ kind, event }: Pick<Branch, "kind" | "event">) => (kind === "event" ? `event ${event}` : kind);

/** All ways that are shown, by their places; what is folded together is none. */
function placesOf(branches: readonly Branch[], before: readonly string[] = []): Set<string> {
  return new Set(
    branches.flatMap((branch): string[] => {
      if (branch.kind === "other") return [];
      const here = [...before, placeName(branch)];
      return [here.join(between), ...placesOf(branch.next, here)];
    }),
  );
}

/** Where a walk goes among the branches: its place at each, until it ends or is folded with others. */
function walkedTo(branches: readonly Branch[], events: readonly string[], steps: number, at = 0): string[] {
  if (at === steps || branches.length === 0) return [];
  const kind = events[at] === undefined ? "end" : "event";
  const branch =
    branches.find((each) => each.kind === kind && each.event === (events[at] ?? null)) ??
    branches.find((each) => each.kind === "other");
  if (!branch) return [];
  return [placeName(branch), ...walkedTo(branch.next, events, steps, at + 1)];
}
