/** What the shell says of this area before anybody has entered it: its pages, the palette, and what waits on Today. */
export const shell = {
  pages: {
    adoption: "Rollouts",
    adoption_leadership: "At a glance",
    adoption_team: "My team",
    adoption_mine: "My habits",
  },
  palette: { mine: "See my habits", definitions: "How figures are counted" },
} as const;
