import type { HeadlineData } from "./types";

/** What a share reads as in whole per cent. */
const whole = (share: number) => Math.round(Number((share * 100).toFixed(6)));

/** Points of a hundred from one share to another as they are shown: whoever takes the shown ones from each other gets the same. */
export const wholePoints = (from: number, to: number): number => whole(to) - whole(from);

/** How a figure stands to its plan, both as they are shown: where they read alike it is on it. */
export function planWord(headline: Pick<HeadlineData, "adoption" | "plan"> | null | undefined): {
  plan: "behind" | "ahead" | "on" | "none";
  points: number;
} {
  if (!headline?.plan || !("share" in headline.adoption)) return { plan: "none", points: 0 };
  const points = wholePoints(headline.plan.share, headline.adoption.share);
  if (points === 0) return { plan: "on", points: 0 };
  return { plan: points < 0 ? "behind" : "ahead", points: Math.abs(points) };
}

/** The word the page opens with, by the share that has adopted. */
export function stageWord(share: number): "rooted" | "rooting" | "starting" | "barely" {
  if (share >= 0.8) return "rooted";
  if (share >= 0.5) return "rooting";
  return share >= 0.15 ? "starting" : "barely";
}
