/** What the shell says of this area before anybody has entered it: its pages, the palette, and what waits on Today. */
export const shell = {
  pages: { admin_sources: "Connections" },
  palette: { connections: "Connect another system", mine: "What was recorded about me" },
} as const;
