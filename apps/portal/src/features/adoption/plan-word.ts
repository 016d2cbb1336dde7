/** How a figure stands to its plan: within half a point is on it. */
export function planWord(points: number | null | undefined): {
  plan: "behind" | "ahead" | "on" | "none";
  points: number;
} {
  if (points === null || points === undefined) return { plan: "none", points: 0 };
  const whole = Math.round(Math.abs(points));
  if (whole === 0) return { plan: "on", points: 0 };
  return { plan: points < 0 ? "behind" : "ahead", points: whole };
}

/** The word the page opens with, by the share that has adopted. */
export function stageWord(share: number): "rooted" | "rooting" | "starting" | "barely" {
  if (share >= 0.8) return "rooted";
  if (share >= 0.5) return "rooting";
  return share >= 0.15 ? "starting" : "barely";
}
