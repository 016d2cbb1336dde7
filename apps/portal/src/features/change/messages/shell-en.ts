/** What the shell says of this area before anybody has entered it: its pages, the palette, and what waits on Today. */
export const shell = {
  pages: { change: "Rollouts" },
  palette: { plan: "Plan a rollout", mine: "What is asked of me" },
} as const;
